//! The names that documents give to the parts of paging.
//!
//! Names are compared plain: letters and digits alone, in lower case.

/// Query parameters with the fields whose value they take, each list by preference. A field
/// with the name of the parameter may be what was sent, so it has to be optional.
pub(super) const TOKENS: &[(&[&str], &[&str])] = &[
    (
        &["cursor", "pagecursor", "nextcursor", "startcursor", "aftercursor"],
        &[
            "nextcursor",
            "nextpagecursor",
            "endcursor",
            "aftercursor",
            "cursor",
            "after",
            "next",
        ],
    ),
    (
        &["pagetoken", "nextpagetoken", "nexttoken", "paginationtoken"],
        &[
            "nextpagetoken",
            "nexttoken",
            "nextpaginationtoken",
            "paginationtoken",
            "pagetoken",
            "nextpage",
            "next",
        ],
    ),
    (
        &["continuationtoken", "continuation", "continuetoken"],
        &["nextcontinuationtoken", "continuationtoken", "continuation", "continuetoken"],
    ),
    (
        &["after", "pageafter", "startingafter", "startafter"],
        &[
            "nextcursor",
            "endcursor",
            "aftercursor",
            "nextafter",
            "after",
            "startingafter",
            "next",
        ],
    ),
    (&["continue"], &["continue"]),
    (&["marker"], &["nextmarker", "marker"]),
    (&["iterator"], &["nextiterator", "iterator"]),
    (&["bookmark"], &["nextbookmark", "bookmark"]),
    (&["scrollid"], &["nextscrollid", "scrollid"]),
    (&["page"], &["nextpage", "nextpagetoken"]),
    (&["offset"], &["nextoffset", "offset"]),
];

/// Words of the description of a field `next` that is a token, no URL.
pub(super) const TOKEN: &[&str] = &["cursor", "token"];

/// Words of the description of a token that leads elsewhere.
pub(super) const NOT_NEXT: &[&str] = &["current", "previous", "preceding"];

/// Query parameters that take the id of the item before a page.
pub(super) const AFTER: &[&str] = &["startingafter", "after", "afterid", "startafter"];

/// Query parameters that count items.
pub(super) const OFFSETS: &[&str] = &["offset", "skip", "startat", "start"];

/// What a parameter is called that bounds the number of items, beside one that counts them.
pub(super) const LIMITS: &[&str] = &[
    "limit",
    "pagelimit",
    "pagesize",
    "perpage",
    "size",
    "count",
    "top",
    "take",
    "maxresults",
    "max",
    "rows",
];

/// Other query parameters that only lists have.
pub(super) const OF_LISTS: &[&str] =
    &["before", "pagebefore", "endingbefore", "maxid", "sinceid", "minid"];

/// Query parameters that end what `start` begins, which then is a time.
pub(super) const ENDS: &[&str] =
    &["end", "endat", "endtime", "enddate", "to", "until", "stop"];

/// Words of the description of a number that is no count.
pub(super) const TIMES: &[&str] =
    &["timestamp", "epoch", "unix", "seconds", "milliseconds", "time", "date", "bytes"];

/// Query parameters that hold the number of a page.
pub(super) const NUMBERS: &[&str] =
    &["page", "pagenumber", "pagenum", "pageno", "currentpage"];

/// Words for one.
pub(super) const ONES: &[&str] = &["1", "one"];

/// Words behind a number that counts something else: `from one page to another`.
pub(super) const COUNTED: &[&str] = &[
    "page", "pages", "item", "items", "result", "results", "record", "records",
    "request", "requests", "second", "seconds",
];

/// Words before a `one` that is no number: `the first one`.
pub(super) const SOME: &[&str] =
    &["the", "this", "that", "first", "default", "initial", "starting", "beginning"];

/// Words for zero.
pub(super) const ZEROS: &[&str] = &["0", "zero", "0th", "zeroth"];

/// Words behind a number that begins a count.
pub(super) const BASED: &[&str] = &["based", "indexed"];

/// Words before a number that begins a count, perhaps with fillers between them.
pub(super) const STARTS: &[&str] = &[
    "start",
    "starts",
    "starting",
    "started",
    "begin",
    "begins",
    "beginning",
    "first",
    "from",
    "initial",
    "default",
    "defaults",
    "base",
];

/// Words for a page that begins a list.
pub(super) const FIRST: &[&str] = &["first", "beginning", "start"];

/// Words right before the number of the first page, or of some other.
pub(super) const OPENERS: &[&str] = &["page", "minimum", "min"];

/// Words that may stand between a number and what it is.
pub(super) const FILLERS: &[&str] = &[
    "a",
    "an",
    "are",
    "as",
    "at",
    "being",
    "by",
    "count",
    "counting",
    "for",
    "has",
    "in",
    "index",
    "indexes",
    "indices",
    "is",
    "means",
    "number",
    "numbers",
    "numbering",
    "page",
    "pages",
    "the",
    "to",
    "value",
    "with",
];

/// Words that say that something is not so.
pub(super) const NOT: &[&str] = &[
    "not", "never", "non", "isn", "aren", "don", "doesn", "unlike", "rather", "instead",
];

/// Fields that say whether there is more.
pub(super) const MORE: &[&str] = &[
    "hasmore",
    "hasnextpage",
    "hasnext",
    "hasmorepages",
    "hasmoreresults",
    "hasmoreitems",
    "moreavailable",
    "istruncated",
    "more",
];

/// Fields that say whether this is all.
pub(super) const LAST: &[&str] = &["islastpage", "islast", "lastpage", "last", "done"];

/// Words of a name that says whether there is more.
pub(super) const MORE_WORDS: &[&str] = &[
    "more",
    "next",
    "remaining",
    "remain",
    "remains",
    "truncated",
    "continue",
    "further",
];

/// Words of a name that says whether this is all.
pub(super) const LAST_WORDS: &[&str] = &[
    "last",
    "done",
    "finished",
    "complete",
    "completed",
    "end",
    "ended",
    "final",
    "exhausted",
    "eof",
];

/// Words of a name that says the opposite of what it would say without them.
pub(super) const NO_WORDS: &[&str] = &["no", "not", "without"];

/// Words of the description of what says that the last page is done.
pub(super) const DONE: &[&str] =
    &["more", "last", "end", "page", "pages", "results", "records", "list"];

/// Fields that say how many items there are in all.
pub(super) const TOTAL_ITEMS: &[&str] = &[
    "totalcount",
    "totalitems",
    "totalresults",
    "totalrecords",
    "totalelements",
    "total",
    "count",
];

/// Fields that say how many pages there are in all.
pub(super) const TOTAL_PAGES: &[&str] =
    &["totalpages", "totalpagecount", "pagecount", "numpages", "pages"];

/// Fields that hold the number of the last page.
pub(super) const LAST_PAGE: &[&str] = &["lastpage"];

/// Fields that hold the URL of the next page, whatever the document says of them.
pub(super) const NEXT_URLS: &[&str] = &[
    "nexturl",
    "nextpageurl",
    "nexturi",
    "nextpageuri",
    "nextlink",
    "nextpagelink",
    "nexthref",
    "odatanextlink",
];

/// Fields that hold the URL of the next page if the document says that it is a URL.
pub(super) const NEXT: &[&str] = &["next", "nextpage"];

/// Fields that hold what is about pages.
pub(super) const CONTAINERS: &[&str] = &[
    "meta",
    "metadata",
    "responsemetadata",
    "pagination",
    "paging",
    "page",
    "pageinfo",
    "paginationinfo",
    "paginationmeta",
    "cursors",
    "cursor",
    "links",
    "resultinfo",
    "nextpage",
    "pages",
];

/// Those that hold URLs.
pub(super) const LINKS: &[&str] = &["links"];

/// Fields that hold the items, whatever else is there.
pub(super) const ITEMS: &[&str] = &[
    "data", "items", "results", "result", "value", "values", "entries", "records",
    "content", "list",
];

/// Those of them that only lists have.
pub(super) const ITEMS_OF_LISTS: &[&str] = &["data", "items", "results", "value"];

/// Fields that hold something about the items.
pub(super) const NOT_ITEMS: &[&str] = &[
    "errors",
    "warnings",
    "links",
    "included",
    "facets",
    "filters",
    "messages",
    "aggregations",
];

/// Whether a query parameter is one that only lists have, by its plain name.
pub(super) fn is_of_lists(name: &str) -> bool {
    let tokens = TOKENS.iter().any(|(parameters, _)| parameters.contains(&name));
    tokens
        || [AFTER, OFFSETS, LIMITS, NUMBERS, OF_LISTS]
            .iter()
            .any(|it| it.contains(&name))
}

/// Letters and digits of a name, in lower case.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|it| it.to_ascii_lowercase()).collect()
}

/// The words of a name such as `isLastPage` or `last_page`, in lower case.
pub(super) fn name_words(name: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut is_after_small = false;
    for letter in name.chars() {
        if is_after_small && letter.is_ascii_uppercase() {
            spaced.push(' ');
        }
        is_after_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        spaced.push(letter);
    }
    words(&spaced).collect()
}

/// The words of a description, in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|it| !it.is_empty()).map(str::to_ascii_lowercase)
}

/// Whether a word of a description means a URL.
pub(super) fn is_url_word(word: &str) -> bool {
    matches!(word, "url" | "urls" | "uri" | "link" | "href")
}
