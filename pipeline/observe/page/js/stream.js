// One stream of events for the page; where it breaks the browser comes back with the last cursor.

export class Stream extends EventTarget {
  #source = null;
  #filter = "";

  start(filter = "") {
    this.stop();
    this.#filter = filter;
    const source = this.#source = new EventSource(`api/stream${filter ? `?${filter}` : ""}`);
    for (const name of ["stats", "item", "story", "skipped"]) {
      source.addEventListener(name, (event) => {
        this.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(event.data) }));
      });
    }
    source.onerror = () => {
      this.dispatchEvent(new CustomEvent("lost"));
      // A stream that was refused is not tried again by the browser.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#source === source && this.start(this.#filter), 3000);
    };
  }

  stop() {
    this.#source?.close();
    this.#source = null;
  }
}
