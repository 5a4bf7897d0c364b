"""The outlets of the samples: hosts, languages, and the words their page furniture is made of."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pipeline.sources.samples.foreign import LANGUAGES
from pipeline.sources.samples.grammar import pick, sample, words
from pipeline.sources.samples.names import person

__all__ = ["OUTLETS", "Furniture", "Outlet", "outlets_for"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words around articles in one language."""

    menu: tuple[str, ...]
    by: str
    updated: str
    photo: str
    read_also: str
    related: str
    newsletter: tuple[str, ...]
    cookies: str
    share: str
    imprint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news site: where it is, how it writes its pages, who works there."""

    host: str
    name: str
    language: str
    html: bool
    skeleton: int
    menu: tuple[str, ...]
    authors: tuple[str, ...]
    furniture: Furniture
    gives: frozenset[str]
    """Which optional fields its records carry: title, authors, published, language, id."""


def _furniture(text: str) -> Furniture:
    menu, by, updated, photo, read_also, related, letter, cookies, share, imprint = text.strip().split("\n")
    return Furniture(
        tuple(menu.split("|")), by, updated, photo, read_also, related,
        tuple(letter.split("|")), cookies, share, tuple(imprint.split("|")),
    )  # fmt: skip


FURNITURE = {
    "en": _furniture("""
Home|World|Politics|Business|Markets|Opinion|Sport|Culture|Science|Health|Travel|Weather|Video|Podcasts|Jobs|Archive|Life|Tech|Climate|Local
By
Updated
Photo
Read also
Related articles
Subscribe to our newsletter|Support us from €1 a week|Get the app|Sign up for news alerts|Become a member
We use cookies. Accept all | Reject all | Settings
Share | Tweet | E-mail | Print
About us|Contact|Privacy policy|Terms of use|Advertise|Imprint|Cookie settings|Accessibility"""),
    "de": _furniture("""
Startseite|Politik|Wirtschaft|Kultur|Sport|Wissen|Reise|Regional|Meinung|Video|Wetter
Von
Aktualisiert
Foto
Lesen Sie auch
Mehr zum Thema
Newsletter abonnieren|Jetzt Probeabo sichern|App laden
Wir verwenden Cookies. Alle akzeptieren | Ablehnen
Teilen | Drucken | Merken
Impressum|Datenschutz|AGB|Kontakt|Mediadaten"""),
    "fr": _furniture("""
Accueil|Politique|Économie|Culture|Sport|Sciences|Voyages|Régions|Débats|Vidéos|Météo
Par
Mis à jour
Photo
Lire aussi
À lire également
Abonnez-vous|Recevoir la newsletter|Télécharger l'appli
Nous utilisons des cookies. Tout accepter | Refuser
Partager | Imprimer | Envoyer
Mentions légales|Confidentialité|CGU|Contact|Publicité"""),
    "es": _furniture("""
Portada|Política|Economía|Cultura|Deportes|Ciencia|Viajes|Local|Opinión|Vídeos|El tiempo
Por
Actualizado
Foto
Lea también
Noticias relacionadas
Suscríbase|Reciba el boletín|Descargue la aplicación
Usamos cookies. Aceptar todo | Rechazar
Compartir | Imprimir | Enviar
Aviso legal|Privacidad|Condiciones|Contacto|Publicidad"""),
    "it": _furniture("""
Home|Politica|Economia|Cultura|Sport|Scienze|Viaggi|Cronaca|Opinioni|Video|Meteo
Di
Aggiornato
Foto
Leggi anche
Articoli correlati
Abbonati|Iscriviti alla newsletter|Scarica l'app
Usiamo i cookie. Accetta tutto | Rifiuta
Condividi | Stampa | Invia
Note legali|Privacy|Condizioni|Contatti|Pubblicità"""),
    "pt": _furniture("""
Início|Política|Economia|Cultura|Desporto|Ciência|Viagens|Local|Opinião|Vídeos|Tempo
Por
Atualizado
Foto
Leia também
Notícias relacionadas
Assine já|Receba a newsletter|Descarregue a app
Usamos cookies. Aceitar tudo | Rejeitar
Partilhar | Imprimir | Enviar
Aviso legal|Privacidade|Termos|Contactos|Publicidade"""),
    "tr": _furniture("""
Ana sayfa|Siyaset|Ekonomi|Kültür|Spor|Bilim|Gezi|Yerel|Yorum|Video|Hava durumu
Haber:
Güncelleme
Fotoğraf
Ayrıca okuyun
İlgili haberler
Abone ol|Bültene kaydol|Uygulamayı indir
Çerez kullanıyoruz. Kabul et | Reddet
Paylaş | Yazdır | Gönder
Künye|Gizlilik|Kullanım şartları|İletişim|Reklam"""),
    "ru": _furniture("""
Главная|Политика|Экономика|Культура|Спорт|Наука|Туризм|Регионы|Мнения|Видео|Погода
Автор:
Обновлено
Фото
Читайте также
По теме
Подписаться|Получать рассылку|Скачать приложение
Мы используем cookie. Принять | Отклонить
Поделиться | Распечатать | Отправить
О нас|Конфиденциальность|Условия|Контакты|Реклама"""),
    "ar": _furniture("""
الرئيسية|سياسة|اقتصاد|ثقافة|رياضة|علوم|سفر|محليات|آراء|فيديو|الطقس
بقلم
تحديث
صورة
اقرأ أيضا
مواضيع ذات صلة
اشترك الآن|النشرة البريدية|حمل التطبيق
نستخدم ملفات الارتباط. قبول | رفض
شارك | اطبع | أرسل
من نحن|الخصوصية|الشروط|اتصل بنا|الإعلانات"""),
    "zh": _furniture("""
首页|时政|财经|文化|体育|科技|旅游|地方|评论|视频|天气
记者
更新时间
图片
延伸阅读
相关新闻
订阅|订阅简报|下载应用
我们使用Cookie。全部接受 | 拒绝
分享 | 打印 | 转发
关于我们|隐私政策|使用条款|联系我们|广告合作"""),
}

_ENGLISH_NAMES = words(
    """
    Harbour Herald|North Coast Post|The Daily Lantern|Meridian Times|Old Bridge Courier|
    Tidewater Tribune|Evening Compass|The Plains Observer|Southern Dispatch|Capital Ledger|
    The Morning Anchor|Granite State Mail|Lakeland Gazette|The Open Record|Riverine News|
    Copper Hill Echo|World Desk Daily|The Signal Box|Eastgate Standard|Blue Ridge Journal|
    The Pilot Online|Market Watchtower|Sunrise Chronicle|Union Square Report|The Beacon Wire|
    Hinterland Review|Polar Star News|The Quayside Globe|Metro Sentinel|Fieldstone Press
    """
)
_FOREIGN_NAMES = {
    "de": "Nordbote|Stadtspiegel Heute|Allgemeines Tagblatt",
    "fr": "Le Courrier du Midi|La Gazette Libre|L'Écho des Rives",
    "es": "El Faro Diario|La Voz del Valle|Correo del Sur",
    "it": "Il Corriere del Lago|La Voce Nuova|Gazzetta dei Colli",
    "pt": "Diário do Cais|Folha da Serra|Jornal da Ria",
    "tr": "Günün Sesi|Kıyı Postası|Anadolu Bülteni",
    "ru": "Вестник Волги|Городская Хроника|Северный Курьер",
    "ar": "صوت المدينة|أخبار الساحل|بريد الشرق",
    "zh": "江城日报|晨光新闻|海岸快讯",
}
_OPTIONAL = ("title", "authors", "published", "language", "id")


def _outlet(number: int, name: str, language: str) -> Outlet:
    rng = random.Random(number)  # an outlet looks the same whatever the samples' seed
    furniture = FURNITURE[language]
    ascii_name = "".join(char for char in name.lower() if char.isascii() and char.isalnum())
    return Outlet(
        host=f"{ascii_name if len(ascii_name) > 6 else f'{language}-news-{number}'}.example",
        name=name,
        language=language,
        html=number % 5 < 3,
        skeleton=number % 4,
        menu=tuple(sample(rng, furniture.menu, 7 + number % 5)),
        authors=tuple(person(rng)[0] for _ in range(6)),
        furniture=furniture,
        gives=frozenset(field for field in _OPTIONAL if pick(rng, (True, False, field == "title"))),
    )


OUTLETS: tuple[Outlet, ...] = tuple(
    _outlet(number, name, language)
    for number, (name, language) in enumerate(
        [(name, "en") for name in _ENGLISH_NAMES]
        + [(name, language) for language in LANGUAGES for name in _FOREIGN_NAMES[language].split("|")]
    )
)


def outlets_for(language: str) -> tuple[Outlet, ...]:
    """Return the outlets that write in a language."""
    return _BY_LANGUAGE[language]


_BY_LANGUAGE = {language: tuple(o for o in OUTLETS if o.language == language) for language in FURNITURE}
