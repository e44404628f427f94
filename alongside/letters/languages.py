"""The languages that a document can be translated into: names, their own names, which way they are written.

Codes are ISO 639-1. Not a list of what a council offers: any translator's language that is missing is one line more.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`code` for pages and papers; `own` is how its readers call it; `is_rtl`: written from right to left."""

    code: str
    name: str
    own: str
    is_rtl: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.is_rtl else "ltr"


ENGLISH = Language("en", "English", "English")
LANGUAGES: dict[str, Language] = {
    one.code: one
    for one in (
        Language("sq", "Albanian", "Shqip"),
        Language("am", "Amharic", "አማርኛ"),
        Language("ar", "Arabic", "العربية", is_rtl=True),
        Language("bn", "Bengali", "বাংলা"),
        Language("bg", "Bulgarian", "Български"),
        Language("zh", "Chinese", "中文"),
        Language("cs", "Czech", "Čeština"),
        Language("fr", "French", "Français"),
        Language("de", "German", "Deutsch"),
        Language("el", "Greek", "Ελληνικά"),
        Language("gu", "Gujarati", "ગુજરાતી"),
        Language("hi", "Hindi", "हिन्दी"),
        Language("hu", "Hungarian", "Magyar"),
        Language("it", "Italian", "Italiano"),
        Language("ku", "Kurdish", "Kurdî"),
        Language("lt", "Lithuanian", "Lietuvių"),
        Language("ps", "Pashto", "پښتو", is_rtl=True),
        Language("fa", "Persian", "فارسی", is_rtl=True),
        Language("pl", "Polish", "Polski"),
        Language("pt", "Portuguese", "Português"),
        Language("pa", "Punjabi", "ਪੰਜਾਬੀ"),
        Language("ro", "Romanian", "Română"),
        Language("ru", "Russian", "Русский"),
        Language("sk", "Slovak", "Slovenčina"),
        Language("so", "Somali", "Soomaali"),
        Language("es", "Spanish", "Español"),
        Language("ta", "Tamil", "தமிழ்"),
        Language("tr", "Turkish", "Türkçe"),
        Language("uk", "Ukrainian", "Українська"),
        Language("ur", "Urdu", "اردو", is_rtl=True),
        Language("vi", "Vietnamese", "Tiếng Việt"),
        Language("cy", "Welsh", "Cymraeg"),
        Language("yi", "Yiddish", "ייִדיש", is_rtl=True),
    )
}


def language(code: str) -> Language:
    """The language of a code; English for an empty one."""
    return LANGUAGES[code] if code else ENGLISH
