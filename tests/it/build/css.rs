//! The style sheet gets smaller and stays the same.

use super::tools::css::minify;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::rules(
    "a {\n  color: red;\n  margin: 0 auto;\n}\n\nb , c { top: 0 }\n",
    "a{color:red;margin:0 auto}b,c{top:0}"
)]
#[case::comments("/* one */ a { /* two */ color: /* three */ red; }", "a{color:red}")]
#[case::comment_between_tokens("a/**/b .c/* */.d {}", "a/**/b .c/**/.d{}")]
#[case::open_comment("a{}/* never closed", "a{}")]
#[case::descendants("a :hover, a:hover > b + c ~ d { }", "a :hover,a:hover > b + c ~ d{}")]
#[case::calculations(
    "a{width:calc( 100% - 2 * var(--x) + 1px )}",
    "a{width:calc( 100% - 2 * var(--x) + 1px )}"
)]
#[case::queries(
    "@media (min-width: 40em) and (hover) {\n a { b: c; }\n}",
    "@media (min-width:40em) and (hover){a{b:c}}"
)]
#[case::strings(
    "a::before { content: \"  /* { ; } */  \\\" ;\"; }",
    "a::before{content:\"  /* { ; } */  \\\" ;\"}"
)]
#[case::single_quotes("a { content: ' \\' ; ' }", "a{content:' \\' ; '}")]
#[case::addresses("a{b:url( x/*y.png ) ;c:URL('  ;  ')}", "a{b:url( x/*y.png );c:URL('  ;  ')}")]
#[case::data("a{b:url(data:image/svg+xml;utf8,%3Csvg)}", "a{b:url(data:image/svg+xml;utf8,%3Csvg)}")]
#[case::escapes(".w-1\\/2 , .a\\:b , .\\31 0 { x: y }", ".w-1\\/2,.a\\:b,.\\31 0{x:y}")]
#[case::areas("a { grid: \"a b\"\n  \"c d\" }", "a{grid:\"a b\" \"c d\"}")]
#[case::nesting("a { &:hover { b: c; } ; & d { e: f } }", "a{&:hover{b:c};& d{e:f}}")]
#[case::properties("a { --x: 1px ; --y:{ } }", "a{--x:1px;--y:{}}")]
#[case::empty_properties("a { --on: ; --off: initial; --x: }", "a{--on: ;--off:initial;--x: }")]
#[case::important("a { b: c !important; }", "a{b:c !important}")]
#[case::nothing(" \n ", "")]
fn blank_space_and_comments_go_and_tokens_stay(#[case] long: &str, #[case] short: &str) {
    assert_eq!(minify(long), short);
}

proptest! {
    #[test]
    fn what_is_small_already_stays_as_it_is(css in "[a-c :;,{}\"'/*\\\\().\n]{0,60}") {
        let once = minify(&css);
        prop_assert_eq!(minify(&once), once);
    }

    #[test]
    fn any_text_is_survived(css in ".{0,60}") {
        prop_assert!(minify(&css).len() <= css.len());
    }
}
