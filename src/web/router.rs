//! From method and path to a route. A tree of all routes, for actix tries its patterns one after the other, and every
//! new page would make the others slower.

use std::rc::Rc;
use std::sync::LazyLock;

use actix_web::http::Method;
use matchit::{Params, Router};

use super::routes::{ROUTES, Route};

static TREE: LazyLock<Router<Place>> = LazyLock::new(tree);

/// What a path leads to.
#[derive(Clone, Copy, Default)]
struct Place {
    get: Option<Route>,
    post: Option<Route>,
    /// A slash at its end leads to a page.
    bare: bool,
}

/// Parts of an address by the names that the route gives them.
pub type Parts = Rc<[(&'static str, Box<str>)]>;

/// Where a request goes.
pub enum Way {
    /// To a page.
    Route(Route, Parts),
    /// There is a page, but for these methods alone.
    Method(&'static str),
    /// To the same path with a slash at its end.
    Slash,
    /// Nowhere.
    Nowhere,
}

/// Finds the way of a request; the path is as actix decodes it, `%2F` left as it is.
pub fn way(method: &Method, path: &str) -> Way {
    let Ok(found) = TREE.at(path) else { return Way::Nowhere };
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let route = match *method {
        _ if found.value.bare => return if reads { Way::Slash } else { Way::Nowhere },
        Method::POST => found.value.post,
        _ if reads => found.value.get,
        _ => None,
    };
    match route {
        Some(route) => Way::Route(route, parts(route.path, &found.params)),
        None => Way::Method(found.value.allowed()),
    }
}

fn tree() -> Router<Place> {
    let mut tree = Router::new();
    let mut paths: Vec<&'static str> = ROUTES.iter().map(|route| route.path).collect();
    paths.dedup();
    let bare = paths.iter().filter_map(|path| path.strip_suffix('/')).filter(|bare| !bare.is_empty());
    for path in paths.iter().copied().chain(bare.clone()) {
        let of = |method: &Method| ROUTES.iter().find(|route| route.path == path && route.method == method);
        let (get, post) = (of(&Method::GET).copied(), of(&Method::POST).copied());
        let place = Place { get, post, bare: get.is_none() && post.is_none() };
        // Two routes that contradict each other: a test finds every route.
        if let Err(error) = tree.insert(path, place) {
            tracing::error!(path, "a route is left out: {error}");
        }
    }
    tree
}

/// The names are those in the route itself, which live as long as the program.
fn parts(path: &'static str, params: &Params<'_, '_>) -> Parts {
    let names = path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    names.zip(params.iter()).map(|(name, (_, value))| (name, value.into())).collect()
}

impl Place {
    /// The methods as the header `Allow` names them.
    fn allowed(&self) -> &'static str {
        match (self.get.is_some(), self.post.is_some()) {
            (true, true) => "GET, HEAD, POST",
            (true, false) => "GET, HEAD",
            _ => "POST",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(path: &str) -> String {
        path.split('{').enumerate().fold(String::new(), |all, (number, rest)| match rest.split_once('}') {
            Some((name, rest)) if number > 0 => format!("{all}{name}-1{rest}"),
            _ => format!("{all}{rest}"),
        })
    }

    #[test]
    fn every_route_is_found_with_its_parts_and_without_its_slash() {
        for route in ROUTES {
            let path = filled(route.path);
            let Way::Route(found, parts) = way(route.method, &path) else { panic!("{path} leads nowhere") };
            assert_eq!((found.method, found.path), (route.method, route.path), "{path}");
            for (name, value) in parts.iter() {
                assert_eq!(**value, format!("{name}-1"), "{path}");
            }
            assert_eq!(parts.len(), route.path.matches('{').count(), "{path}");
            if let Some(bare) = path.strip_suffix('/').filter(|bare| !bare.is_empty()) {
                assert!(matches!(way(&Method::GET, bare), Way::Slash), "{bare}");
            }
        }
    }

    #[test]
    fn other_methods_and_other_paths_are_told_apart() {
        assert!(matches!(way(&Method::DELETE, "/poll/team/"), Way::Method("GET, HEAD")));
        assert!(matches!(way(&Method::GET, "/logout/"), Way::Method("POST")));
        assert!(matches!(way(&Method::POST, "/poll/team"), Way::Nowhere));
        assert!(matches!(way(&Method::GET, "/poll//"), Way::Nowhere));
        assert!(matches!(way(&Method::GET, "/poll/team/nothing/"), Way::Nowhere));
        assert!(matches!(way(&Method::HEAD, "/poll/team.csv"), Way::Route(..)));
    }
}
