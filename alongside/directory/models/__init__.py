"""What is on offer in the community and how true it is today; whom its teams know there, and open evenings."""

from alongside.directory.models.advice import Advice
from alongside.directory.models.entry import (
    DirectoryTeam,
    EntryChange,
    EntryCheck,
    EntryLink,
    LocalKnowledge,
    Telling,
)
from alongside.directory.models.entry_file import EntryFile
from alongside.directory.models.gathering import Came, Gathering
from alongside.directory.models.introduction import Introduction, IntroductionTurn
from alongside.directory.models.link import CommunityLink, LinkHandOver
from alongside.directory.models.offer import (
    CostOption,
    Funding,
    Service,
    ServiceArea,
    ServiceContact,
    ServiceLanguage,
    ServicePhone,
)
from alongside.directory.models.organisation import Organisation, OrganisationIdentifier
from alongside.directory.models.oruk import Feed, FeedRecord, FeedRefusal, FeedRun, ServiceCount, ServiceDocument
from alongside.directory.models.place import Accessibility, Location, LocationAddress, ServiceAtLocation
from alongside.directory.models.postcode import Postcode
from alongside.directory.models.schedule import Schedule
from alongside.directory.models.search_index import (
    SearchEntry,
    SearchGram,
    SearchMeaning,
    SearchPlace,
    SearchStem,
    SearchWord,
)
from alongside.directory.models.taxonomy import Attribute, Taxonomy, TaxonomyTerm
from alongside.directory.models.together import Answer, Going, Question
from alongside.directory.models.wish import UnmetWish

__all__ = [
    "Accessibility",
    "Advice",
    "Answer",
    "Attribute",
    "Came",
    "CommunityLink",
    "CostOption",
    "DirectoryTeam",
    "EntryChange",
    "EntryCheck",
    "EntryFile",
    "EntryLink",
    "Feed",
    "FeedRecord",
    "FeedRefusal",
    "FeedRun",
    "Funding",
    "Gathering",
    "Going",
    "Introduction",
    "IntroductionTurn",
    "LinkHandOver",
    "LocalKnowledge",
    "Location",
    "LocationAddress",
    "Organisation",
    "OrganisationIdentifier",
    "Postcode",
    "Question",
    "Schedule",
    "SearchEntry",
    "SearchGram",
    "SearchMeaning",
    "SearchPlace",
    "SearchStem",
    "SearchWord",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceContact",
    "ServiceCount",
    "ServiceDocument",
    "ServiceLanguage",
    "ServicePhone",
    "Taxonomy",
    "TaxonomyTerm",
    "Telling",
    "UnmetWish",
]
