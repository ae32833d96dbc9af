"""The short notation of articles in words."""

import pytest

from wangjian.law.articles import article_words, chinese_number


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("9(三)", "第九条第(三)项"),
        ("57(一)", "第五十七条第(一)项"),
        ("53②", "第五十三条第二款"),
        ("18", "第十八条"),
        ("23①(五)", "第二十三条第一款第(五)项"),
        ("9(三)②", "第九条第二款第(三)项"),
        ("224之一", "第二百二十四条之一"),
        ("496、497", "第四百九十六条、第四百九十七条"),
        ("110", "第一百一十条"),
        ("1008", "第一千零八条"),
        ("", ""),
        ("8→20", "8→20"),
        ("9②(三)①", "9②(三)①"),
        ("附件", "附件"),
    ],
)
def test_article_words_reads_the_notation_and_leaves_the_rest(article, words):
    assert article_words(article) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(10, "十"), (11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一"), (1260, "一千二百六十")],
)
def test_chinese_number_counts_as_statutes_do(number, words):
    assert chinese_number(number) == words


def test_chinese_number_refuses_what_is_no_article():
    with pytest.raises(ValueError, match="not 0"):
        chinese_number(0)
