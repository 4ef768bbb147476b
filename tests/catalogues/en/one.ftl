-brand = Bitpoll

plain = Save
about = { plain } polls with { -brand }
greeting = Hello { $name }, "welcome" { "{" }here{ "}" }!
field =
    .hint = As others will see it
ended = You are in { $name }. Sing in { $name }.
