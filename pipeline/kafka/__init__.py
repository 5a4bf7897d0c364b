"""The only place that imports kafka or faust."""
