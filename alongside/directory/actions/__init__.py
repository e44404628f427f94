"""The only ways in which the directory, and what teams know of their community, change."""

from alongside.directory.actions.advice import UnableToAdvise, give_advice, say_whether_it_helped
from alongside.directory.actions.came import UnableToCome, come_to, take_back_came
from alongside.directory.actions.entry import add_entry, change_entry, close_entry, open_again
from alongside.directory.actions.entry_changing import UnableToKeepEntry
from alongside.directory.actions.entry_check import (
    check_entry,
    keep_though_gone,
    mark_relied_on,
    set_directory_team,
)
from alongside.directory.actions.entry_file import UnableToKeepFile, add_entry_file, take_entry_file_away
from alongside.directory.actions.entry_knowledge import end_knowledge, write_knowledge
from alongside.directory.actions.entry_link import (
    UnableToUseLink,
    change_by_link,
    check_by_link,
    count_wrong_word,
    end_entry_link,
    make_entry_link,
)
from alongside.directory.actions.entry_look import look_at_change
from alongside.directory.actions.entry_telling import UnableToTell, forget_tellings, tell_of_change
from alongside.directory.actions.gathering import (
    UnableToArrange,
    arrange_gathering,
    call_off_gathering,
    change_gathering,
    count_gathering,
)
from alongside.directory.actions.introduction import (
    Plan,
    UnableToIntroduce,
    answer_introduction,
    arrange_introduction,
    end_introduction,
    leave_introduction,
    propose_introduction,
    tell_introduction,
)
from alongside.directory.actions.link import (
    UnableToKeepLink,
    add_link,
    change_link,
    check_link,
    hand_over_links,
    leave_links,
    withdraw_link,
)
from alongside.directory.actions.meaning import keep_meanings, let_go_found
from alongside.directory.actions.oruk_import import begin_import, end_import, remake_documents, take_batch
from alongside.directory.actions.postcode import take_postcodes
from alongside.directory.actions.together import (
    UnableToAnswer,
    UnableToGo,
    answer_question,
    ask_colleagues,
    close_question,
    keep_answer,
    read_answers,
    say_going,
    say_going_on,
    take_answer_back,
    take_back_going,
)
from alongside.directory.actions.wish import UnableToKeepWish, count_public_wish, keep_wish, meet_wish

__all__ = [
    "Plan",
    "UnableToAdvise",
    "UnableToAnswer",
    "UnableToArrange",
    "UnableToCome",
    "UnableToGo",
    "UnableToIntroduce",
    "UnableToKeepEntry",
    "UnableToKeepFile",
    "UnableToKeepLink",
    "UnableToKeepWish",
    "UnableToTell",
    "UnableToUseLink",
    "add_entry",
    "add_entry_file",
    "add_link",
    "answer_introduction",
    "answer_question",
    "arrange_gathering",
    "arrange_introduction",
    "ask_colleagues",
    "begin_import",
    "call_off_gathering",
    "change_by_link",
    "change_entry",
    "change_gathering",
    "change_link",
    "check_by_link",
    "check_entry",
    "check_link",
    "close_entry",
    "close_question",
    "come_to",
    "count_gathering",
    "count_public_wish",
    "count_wrong_word",
    "end_entry_link",
    "end_import",
    "end_introduction",
    "end_knowledge",
    "forget_tellings",
    "give_advice",
    "hand_over_links",
    "keep_answer",
    "keep_meanings",
    "keep_though_gone",
    "keep_wish",
    "leave_introduction",
    "leave_links",
    "let_go_found",
    "look_at_change",
    "make_entry_link",
    "mark_relied_on",
    "meet_wish",
    "open_again",
    "propose_introduction",
    "read_answers",
    "remake_documents",
    "say_going",
    "say_going_on",
    "say_whether_it_helped",
    "set_directory_team",
    "take_answer_back",
    "take_back_came",
    "take_back_going",
    "take_batch",
    "take_entry_file_away",
    "take_postcodes",
    "tell_introduction",
    "tell_of_change",
    "withdraw_link",
    "write_knowledge",
]
