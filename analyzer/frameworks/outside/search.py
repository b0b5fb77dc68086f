"""Search engines: servers of their own, asked by HTTP. What only builds a query asks nothing.

Source: www.elastic.co, "Elasticsearch Python client", "Helpers" and "Search DSL";
opensearch.org, "Low-level Python client"; the manuals of pysolr, Meilisearch and Typesense for Python. Pure.
"""

from analyzer.frameworks.outside.words import names, of
from analyzer.model.effects import EffectKind
from analyzer.model.knowledge import OutsideCalls

HTTP = EffectKind.HTTP
LIBRARIES = ("elasticsearch", "opensearchpy")
CLIENTS = of("elasticsearch", "Elasticsearch AsyncElasticsearch client.Elasticsearch") | of(
    "opensearchpy", "OpenSearch AsyncOpenSearch"
)
ASKED = names(
    "search msearch get mget index create update delete bulk count exists scroll clear_scroll reindex update_by_query "
    "delete_by_query info ping refresh put_mapping get_mapping put_settings put_template put_alias delete_alias "
    "update_aliases analyze health"
)

CALLS = (
    OutsideCalls(HTTP, values=CLIENTS, members=ASKED, same=names("indices cluster cat ingest options"),
                 made=(0, "hosts")),
    *(OutsideCalls(HTTP, functions=of(f"{one}.helpers", "bulk streaming_bulk parallel_bulk scan reindex async_bulk "
                                      "async_streaming_bulk async_scan")) for one in LIBRARIES),
    *(OutsideCalls(HTTP, values=frozenset({f"{one}.Search"}), members=names("execute count scan delete"), same=names(
        "query filter exclude using index doc_type sort source params extra highlight update_from_dict post_filter"
    )) for one in ("elasticsearch_dsl", "opensearch_dsl", "elasticsearch.dsl", "opensearchpy")),
    OutsideCalls(HTTP, values=of("pysolr", "Solr"), members=names("search add delete commit optimize more_like_this"),
                 made=(0, "url")),
    OutsideCalls(HTTP, values=of("meilisearch", "Client"), same=frozenset({"index", "get_index"}), members=names(
        "search add_documents update_documents delete_document delete_documents delete_all_documents create_index "
        "delete_index update_settings multi_search"), made=(0, "url")),
)  # fmt: skip
