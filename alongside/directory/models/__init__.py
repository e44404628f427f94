"""What a team knows of its community: links with people, and open evenings with those who came."""

from alongside.directory.models.gathering import Came, Gathering
from alongside.directory.models.link import CommunityLink, LinkHandOver

__all__ = ["Came", "CommunityLink", "Gathering", "LinkHandOver"]
