"""What can go wrong -> one tree of errors, each saying what, which item and what to do.

DragomanError
├── InputError            a file, line or document that cannot be taken as it is
│   ├── UnreadableInput   missing, a directory, empty, binary, scanned, no article in it
│   ├── BadLine           a JSON line that is no document; names the line
│   └── FetchError        a page that was not fetched
│       ├── FetchRefused  its address, robots.txt, type or size forbids it; another try changes nothing
│       └── FetchFailed   no such host, no answer, a bad answer, another status; may be tried again
├── RefusedDocument       readable, but not ours to read: no text
│   └── NoReader          in a language that there is no reader for, or that nobody can tell
├── TranslationError      a text that cannot be translated, or a translation that cannot be used so
│   ├── EngineMissing     an engine, or its model of a pair, that is not installed
│   ├── EngineFailed      an engine that did not answer in time, broke off, or answered with something else
│   ├── ModelError        a model that cannot be fetched, kept or removed
│   └── UncheckedTranslation  a machine's translation that no person checked, offered as somebody's words
├── DecisionError         a decision that says too little to be followed, or cannot be kept
├── UnknownId             an id of a claim or event that is not here
├── StoreError            a store of events that is broken, of another format or not ours
├── ArchiveError          an archive of originals that is damaged, or a record that it does not hold
│   └── ErasedRecord      an original that was erased; names the day and the reason
├── AtlasError            an atlas file or index that is missing, broken or being built
├── GroundingError        a value without the words that say it
├── ComposeError          something that a report may not be made of, or a report that may not be published
│   ├── UncitedSentence   a sentence that rests on no claim
│   ├── UnknownLanguage   a language that reports are not written in
│   ├── UnknownTerm       a term that a language has no word for
│   └── TemplateError     a template that does not parse, names an unknown field or loses a citation
├── BundleError           a bundle that does not prove what its report says
├── ExportError           events that a format of data cannot hold, such as too many for one workbook
└── SettingsError         a setting that does not exist or cannot hold that value
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root: catch it to catch every error of ours."""


class InputError(DragomanError):
    """An input item that cannot be taken as it is."""


class UnreadableInput(InputError):
    """A file or stream that holds no readable text: missing, a directory, empty, binary, scanned."""


class BadLine(InputError):
    """A line of a JSON lines file that is no document; the message names the line."""


class FetchError(InputError):
    """A page that was not fetched; the message begins with its address."""


class FetchRefused(FetchError):
    """A page that may not be fetched: its address, robots.txt, type or size; another try changes nothing."""


class FetchFailed(FetchError):
    """A page that could not be fetched now: name, connection, time, status; it may be tried again."""


class RefusedDocument(DragomanError):
    """A document that was understood and refused by name, such as one in a language without a reader."""


class NoReader(RefusedDocument):
    """A document in a language that there is no reader for, or that nobody can tell; it is kept for people."""


class TranslationError(DragomanError):
    """A text that cannot be translated, or a translation that cannot be used as it is wanted."""


class EngineMissing(TranslationError):
    """An engine, or its model of a pair of languages, that is not installed; the message says how to get it."""


class EngineFailed(TranslationError):
    """An engine that did not answer in time, broke off, or answered with something else than sentences."""


class ModelError(TranslationError):
    """A model that is not in the registry, cannot be fetched (no network, another hash), kept or removed."""


class UncheckedTranslation(TranslationError):
    """A machine's translation that no person checked, offered as the words of somebody."""


class DecisionError(DragomanError):
    """A decision without who, when, why or what its kind needs; or a file of decisions that cannot be written."""


class UnknownId(DragomanError):
    """No claim or event of that id is here."""


class StoreError(DragomanError):
    """A store of events that cannot be opened: broken, of another format, not ours, not writable."""


class ArchiveError(DragomanError):
    """An archive of originals that is damaged or cannot be written, or holds no record of that id."""


class ErasedRecord(ArchiveError):
    """An original that was erased; the message says when and why."""


class AtlasError(DragomanError):
    """An atlas file or index that is missing, broken or of another version."""


class GroundingError(DragomanError):
    """A value whose words do not stand where its span says."""


class ComposeError(DragomanError):
    """A report cannot be composed of this, or may not be published so; the message names the item."""


class UncitedSentence(ComposeError):
    """A sentence that rests on no claim; the message holds its words."""


class UnknownLanguage(ComposeError):
    """There is no language module for a tag."""


class UnknownTerm(ComposeError):
    """A language module has no word for a term; the message names both."""


class TemplateError(ComposeError):
    """A template that does not parse, names a field that there is not, or loses a citation."""


class BundleError(DragomanError):
    """A bundle that is broken, or whose report says what its claims do not."""


class ExportError(DragomanError):
    """Events that cannot be written in a format of data; the message names another."""


class SettingsError(DragomanError):
    """A setting that does not exist or cannot hold the value given."""
