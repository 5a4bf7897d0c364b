"""Articles in other languages, each from a small grammar; Russian, Arabic and Chinese stand here."""

from __future__ import annotations

import random
from functools import cache

from pipeline.sources.samples.foreign_south import SOUTH
from pipeline.sources.samples.foreign_west import WEST
from pipeline.sources.samples.grammar import Grammar, between, sentence, words

__all__ = ["LANGUAGES", "write_foreign"]

RUSSIAN = {
    "headline": words(
        """
        <town>: <sub> <verb> <obj>|<sub> <verb> <obj> в городе <town>|Спор о теме «<abs>»: <town>
        """
    ),
    "lead": words(
        """
        <town>. В <den> <sub> <verb> <obj>, [сообщил|сказал] <first> <last>.|<adv> <sub> города <town>
        <verb> <obj> и <obj>.|<first> <last> представил <obj>, а <sub> <adv> <verb> <obj>.
        """
    ),
    "body": words(
        """
        <adv> <sub> <verb> <obj>.|<sub> <verb> <obj>, [но|однако|поскольку|хотя] <sub> <verb> <obj>.|
        «<sub> <verb> <obj>», — <skazal> <first> <last>.|Около <nb> процентов жителей города <town>
        [поддержали|осудили] <obj>.|По словам <first> <last>, на <abs> уйдёт <nb> миллионов.|[Кроме
        того|Тем временем|Впрочем], <sub> <adv> <verb> <obj>.|<last> <skazal>, что <sub> <verb> <obj>.|На
        <nb> страницах описаны <abs>, <abs> и <abs>.
        """
    ),
    "closing": words(
        """
        <sub> [решат|обсудят] <abs> <adv>.|<first> <last> вернётся в <town> <adv>.|Судьба темы «<abs>»
        пока [неясна|под вопросом].
        """
    ),
    "sub": words(
        """
        депутаты|жители|профсоюзы|торговцы|учёные|фермеры|учителя|врачи|студенты|арендаторы|судьи|
        виноделы|пожарные|инженеры|родители|рыбаки|пенсионеры|велосипедисты|ремесленники|издатели|
        добровольцы|эксперты|медсёстры|адвокаты|водители|музыканты|архивисты|строители|библиотекари|
        лесники
        """
    ),
    "verb": words(
        """
        проверили|потребовали|похвалили|раскритиковали|отложили|отклонили|обсудили|подготовили|поддержали|
        оспорили|обновили|сравнили|оплатили|защитили|опубликовали|запросили|изучили|отменили|перевели|
        испытали|осудили|упростили|согласовали|продлили|одобрили
        """
    ),
    "obj": words(
        """
        бюджет на <abs>|договор про <abs>|доклад про <abs>|правила про <abs>|проект города <town>|
        контроль за счёт фонда|опрос про <abs>|закон про <abs>|карту города <town>|срок на <abs>|стройку
        у реки|налог на <abs>|заявку на <abs>|смету на <abs>|план на <den>|спор про <abs>
        """
    ),
    "abs": words(
        """
        воду|жильё|мосты|питание|шум|поезда|наследие|уход|паводок|огороды|древесину|соль|молоко|больницы|
        таможню|театр|колокола|почву|рыбу|виноград|чтение|газ|мусор|семена|туризм|засуху|порт|связь|рынки|
        школы
        """
    ),
    "skazal": words("заявил|пояснил|отметил|предупредил|добавил|признал|заверил|повторил|уточнил"),
    "adv": words(
        """
        вечером|с <mes> месяца|весной|осенью|спустя <nb> часов|без споров|молча|до полуночи|единогласно|
        <nb> дней назад|под дождём|за закрытыми дверями|с опозданием|неожиданно|в <den>
        """
    ),
    "den": words("понедельник|среду|четверг|воскресенье"),
    "mes": words("прошлого|первого|второго|третьего|пятого"),
    "first": words(
        """
        Антон|Борис|Виталий|Глеб|Денис|Егор|Захар|Игнат|Кирилл|Леонид|Макар|Назар|Олег|Прохор|Роман|Савва|
        Тихон|Фёдор|Эдуард|Яков
        """
    ),
    "last": words(
        """
        Андреев|Беляев|Воронин|Гущин|Дроздов|Ежов|Жуков|Зуев|Исаев|Кротов|Лапин|Мохов|Носов|Орехов|Панин|
        Рябов|Соболев|Трофимов|Уваров|Шубин
        """
    ),
    "town": words(
        """
        Казань|Тверь|Омск|Пермь|Тула|Псков|Томск|Рязань|Сочи|Уфа|Минск|Алматы|Ижевск|Калуга|Орёл|Чита|
        Выборг|Самара
        """
    ),
}

ARABIC = {
    "headline": words("<town>: <sub> <verb> <obj>|<sub> في <town> <verb> <obj>|جدل حول <abs> في <town>"),
    "lead": words(
        """
        <town> — <verb> <sub> يوم <yawm> <obj>، كما قال <first> <last>.|<adv> <verb> <sub> في <town>
        <obj> و<obj>.|قدم <first> <last> في <town> <obj>، بينما <verb> <sub> <obj>.
        """
    ),
    "body": words(
        """
        <verb> <sub> <obj> <adv>.|<adv> <verb> <sub> <obj>، [لكن|غير أن|لأن|رغم أن] <sub> <verb> <obj>.|
        [قال|أوضح|أكد|أضاف] <first> <last>: «<verb> <sub> <obj>».|نحو <nb> بالمئة من سكان <town>
        [يؤيدون|يرفضون|ينتظرون] <obj>.|بحسب <first> <last> تبلغ كلفة <abs> <nb> مليون دينار.|[كذلك|ومع
        ذلك|في الأثناء] <verb> <sub> من <town> <obj>.|في <nb> صفحة وردت <abs> ثم <abs> و<abs>.|يرى <sub>
        أن <abs> [أهم|أغلى|أصعب] من <abs>.
        """
    ),
    "closing": words(
        """
        سيحسم <sub> ملف <abs> <adv>.|يسافر <first> <last> إلى <town> <adv>.|يبقى مصير <abs>
        [غامضا|معلقا|مفتوحا] حتى <yawm>.
        """
    ),
    "sub": words(
        """
        النواب|السكان|العمال|التجار|الباحثون|المزارعون|المعلمون|الأطباء|الطلاب|المستأجرون|القضاة|الصيادون|
        المهندسون|الآباء|المتقاعدون|الحرفيون|الناشرون|المتطوعون|الخبراء|الممرضات|المحامون|السائقون|
        الموسيقيون|البناؤون|الرعاة|الموظفون|الصحفيون|البحارة|المؤرخون|الخبازون
        """
    ),
    "verb": words(
        """
        راجع|طلب|انتقد|أجل|رفض|ناقش|أعد|دعم|جدد|قارن|مول|نشر|درس|ألغى|ترجم|جرب|بسط|مدد|أقر|فحص|عرض|عدل|
        شرح|حلل|وقع
        """
    ),
    "obj": words(
        """
        ميزانية <abs>|عقد <abs>|تقرير <abs>|قواعد <abs>|مشروع <town>|رقابة <abs>|استطلاع <abs>|اتفاق
        <abs>|قانون <abs>|خريطة <town>|مهلة <abs>|أشغال <town>|ميثاق <abs>|رسوم <abs>|قضية <abs>|خطة <abs>
        """
    ),
    "abs": words(
        """
        المياه|السكن|الجسور|التغذية|الضوضاء|القطارات|التراث|الرعاية|السيول|البساتين|الأخشاب|الملح|الحليب|
        المشافي|الجمارك|المسرح|التربة|الأسماك|الكروم|المكتبات|الغاز|النفايات|البذور|السياحة|الجفاف|
        الزيتون|الميناء|الاتصالات|الأسواق|المدارس
        """
    ),
    "adv": words(
        """
        مساء <yawm>|منذ <nb> يوما|في الربيع|في الخريف|بعد <nb> ساعة|بصمت|قبل منتصف الليل|قرب <town>|
        بالإجماع|تحت المطر|خلف أبواب مغلقة|متأخرا|فجأة|صباح <yawm>|دون اعتراض
        """
    ),
    "yawm": words("الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد"),
    "first": words(
        """
        سامر|ليلى|كريم|هدى|ناصر|رنا|فارس|سلمى|طارق|مها|زياد|نجلاء|عمر|دينا|بشير|لمياء|جمال|ريم|وائل|سناء
        """
    ),
    "last": words(
        """
        الحداد|النجار|الخطيب|المصري|الشامي|الرفاعي|العلي|الزين|البكري|الكاتب|الصباغ|المغربي|القاضي|السيد|
        الأمين|الجابري|العطار|الحكيم|الدباغ|الراوي
        """
    ),
    "town": words(
        """
        القاهرة|عمان|تونس|الرباط|بيروت|مسقط|الدوحة|طنجة|صفاقس|حلب|البصرة|أسوان|الموصل|العقبة|وهران|فاس|
        صور|الكويت
        """
    ),
}

CHINESE = {
    "headline": words("<town><sub><verb><obj>|<last><first>谈<abs>与<abs>|<town>围绕<abs>展开讨论"),
    "lead": words(
        """
        <town>消息，<sub><adv><verb><obj>，<last><first>[介绍说|表示|透露]。|
        <adv>，<town>的<sub><verb><obj>和<obj>。|<last><first>在<town>公布<obj>，<sub>随即<verb><obj>。
        """
    ),
    "body": words(
        """
        <adv>，<sub><verb><obj>。|<sub><verb><obj>，[但|不过|因为|尽管]<sub><verb><obj>。|
        “<sub><verb><obj>，”<last><first><shuo>。|<town>约有百分之<nb>的[居民|家庭|商户]<verb><obj>。|
        据<last><first>估算，<abs>需要<nb>万元。|[此外|与此同时|即便如此]，<town><sub><adv><verb><obj>。|
        <last><first><shuo>，<abs>比<abs>更[重要|紧迫|昂贵|棘手]。|
        一份<nb>页的[材料|文件|手册]谈到<abs>、<abs>以及<abs>。|在<town>，<obj>与<obj>同样受到<sub>关注。
        """
    ),
    "closing": words(
        """
        <sub>将<adv>决定<abs>的去向。|<last><first>随后前往<town>。|<abs>能否推进，<sub>仍在观望。
        """
    ),
    "sub": words(
        """
        市议员|附近居民|工会代表|店主|研究人员|农户|教师|医生|大学生|租客|法官|果农|消防员|工程师|家长|
        渔民|退休职工|骑行者|手工艺人|出版商|志愿者|旅馆老板|专家组|护士|律师|货车司机|牧民|乐手|档案员|
        图书管理员
        """
    ),
    "verb": words(
        """
        审议了|要求公开|称赞|批评|推迟了|否决了|讨论|筹备|支持|质疑|更新了|比较|出资支持|维护|发布了|申请|
        研究|取消了|翻译|试行|谴责|简化了|商谈|延长了|期待
        """
    ),
    "obj": words(
        """
        <abs>预算|有关<abs>的合同|<abs>调查报告|<abs>新规|<town>改造项目|对<abs>的检查|<abs>问卷|
        <abs>协议|<abs>条例|<abs>专项资金|<town>地图|<abs>期限|<town>工地|<abs>章程|<abs>收费标准|
        <abs>诉讼案
        """
    ),
    "abs": words(
        """
        饮用水|住房|桥梁|校餐|噪声|夜间列车|古建筑|养老护理|防洪|菜园|木材|海盐|牛奶|急诊|海关|戏剧|土壤|
        捕鱼|葡萄园|阅读|天然气|垃圾分类|种子|旅游|干旱|茶园|港口|光纤|集市|地铁
        """
    ),
    "shuo": words("说|解释|强调|提醒|补充|承认|保证|重申|指出"),
    "adv": words(
        """
        周一晚间|自三月以来|今年春天|去年秋天|经过<nb>小时|悄然|午夜之前|一致同意后|早在六月|<nb>天前|
        冒着大雨|闭门会议上|迟迟未能|出人意料地|周末|上午
        """
    ),
    "first": words(
        """
        建国|晓梅|志强|丽华|文博|雅婷|海涛|春燕|明远|思琪|国栋|玉兰|子轩|慧敏|俊杰|秀英|浩然|佳怡|振宇|
        桂芳
        """
    ),
    "last": words("王|李|张|刘|陈|杨|赵|黄|周|吴|徐|孙|胡|朱|高|林|何|郭|马|罗"),
    "town": words(
        """
        杭州|成都|西安|青岛|昆明|苏州|厦门|兰州|桂林|大连|长沙|洛阳|贵阳|扬州|哈尔滨|宁波|台南|绍兴
        """
    ),
}

LANGUAGES: dict[str, dict[str, tuple[str, ...]]] = {
    **WEST,
    **SOUTH,
    "ru": RUSSIAN,
    "ar": ARABIC,
    "zh": CHINESE,
}

_NUMBERS = {
    "nb": tuple(str(number) for number in range(12, 98)),
    "zahl": tuple(str(number) for number in range(12, 98)),
}


_SENTENCES = dict.fromkeys(("fr", "es", "it", "pt"), (7, 12))
"""Their sentences are longer for all the articles, and repeat more word triples."""


def write_foreign(language: str, rng: random.Random, count: int | None) -> tuple[str, list[str]]:
    """Return a headline and the sentences of an article: lead, body, closing; or ``count`` body sentences."""
    grammar = _grammar(language)
    own = {name: grammar.expand(name, {}, rng) for name in ("first", "last", "town")}
    facts = {"headline": own, "lead": own}

    def say(rule: str) -> str:
        return sentence(grammar.expand(rule, facts.get(rule, {}), rng), english=False)

    if count is not None:
        return "", [say("body") for _ in range(count)]
    body = [say("body") for _ in range(between(rng, *_SENTENCES.get(language, (10, 18))))]
    return say("headline"), [say("lead"), *body, say("closing")]


@cache
def _grammar(language: str) -> Grammar:
    return Grammar(LANGUAGES[language], _NUMBERS)
