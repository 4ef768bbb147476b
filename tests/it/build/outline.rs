//! Icons as shapes of CSS.

use super::tools::outline::polygon;

/// Whether a place, of 24 units, is inside, as CSS counts: by how often the outline goes around it.
fn covers(svg: &str, (x, y): (f64, f64)) -> bool {
    let shape = polygon(svg).unwrap();
    let corners = shape.strip_prefix("polygon(").unwrap().strip_suffix(")").unwrap();
    let units = |percent: &str| percent.strip_suffix('%').unwrap().parse::<f64>().unwrap() * 0.24;
    let points: Vec<_> = corners
        .split(',')
        .map(|corner| corner.split_once(' ').map(|(x, y)| (units(x), units(y))).unwrap())
        .collect();
    let ends = points.iter().skip(1).chain(points.first());
    let mut times = 0;
    for (a, b) in points.iter().zip(ends) {
        let right = (b.0 - a.0) * (y - a.1) - (x - a.0) * (b.1 - a.1) > 0.0;
        times += match (a.1 <= y, b.1 <= y) {
            (true, false) if right => 1,
            (false, true) if !right => -1,
            _ => 0,
        };
    }
    times != 0
}

fn path(data: &str) -> String {
    format!("<svg viewBox=\"0 0 24 24\"><path d=\"{data}\"/></svg>")
}

/// Places that are covered, and places that are not.
fn assert_shape(svg: &str, inside: &[(f64, f64)], outside: &[(f64, f64)]) {
    for place in inside {
        assert!(covers(svg, *place), "{place:?} is in {svg}");
    }
    for place in outside {
        assert!(!covers(svg, *place), "{place:?} is not in {svg}");
    }
}

#[test]
fn lines_that_cross_are_one_shape() {
    let plus = path("M12 5v14M5 12h14");
    assert_shape(
        &plus,
        &[(12.0, 12.0), (12.5, 6.0), (18.0, 11.5), (12.0, 19.5)],
        &[(8.0, 8.0), (13.5, 6.0), (12.0, 20.5)],
    );
}

#[test]
fn lines_that_lie_apart_stay_apart() {
    let apart = path("M4 20v-4M20 4v4M4 4h4M12 12a2 2 0 1 0 .01 0z");
    let inside = [(4.0, 18.0), (20.0, 6.0), (6.0, 4.0), (12.0, 16.5)];
    let outside =
        [(12.0, 6.0), (6.0, 10.0), (16.0, 10.0), (8.0, 16.0), (12.0, 14.0), (15.0, 5.0), (5.0, 12.0)];
    assert_shape(&apart, &inside, &outside);
}

#[test]
fn bends_are_filled_on_both_sides() {
    let check = path("M4.5 12.5l5 5 10-11");
    assert_shape(&check, &[(9.5, 17.5), (9.5, 18.4), (9.5, 16.6), (19.5, 6.5)], &[(9.5, 19.5), (9.5, 12.0)]);
}

#[test]
fn a_circle_is_a_ring() {
    let circle = "<svg><circle cx=\"12\" cy=\"12\" r=\"7\"/></svg>";
    let ring = [(5.0, 12.0), (19.0, 12.0), (12.0, 5.0), (12.0, 19.5), (7.05, 7.05)];
    assert_shape(circle, &ring, &[(12.0, 12.0), (12.0, 7.0), (3.0, 12.0), (6.0, 6.0)]);
}

#[test]
fn a_rectangle_is_a_frame_with_round_corners() {
    let frame = "<svg><rect x=\"4\" y=\"6\" width=\"16\" height=\"12\" rx=\"2\"/></svg>";
    let inside = [(4.0, 12.0), (12.0, 6.0), (20.0, 12.0), (12.0, 18.0), (4.6, 6.6)];
    assert_shape(frame, &inside, &[(12.0, 12.0), (3.4, 5.4), (12.0, 8.0)]);
}

#[test]
fn arcs_turn_the_way_that_they_say() {
    // Four ways from (8, 12) to (16, 12) around a circle of 5: above or below, short or long.
    for (flags, top) in [("0 0 1", 10.0), ("0 1 1", 4.0), ("0 0 0", 14.0), ("0 1 0", 20.0)] {
        let arc = path(&format!("M8 12a5 5 {flags} 8 0"));
        assert_shape(&arc, &[(8.0, 12.0), (16.0, 12.0), (12.0, top)], &[(12.0, 12.0), (12.0, 24.0 - top)]);
    }
    // Flags need no spaces.
    assert_eq!(polygon(&path("M8 12a5 5 0 018 0")), polygon(&path("M8 12a5 5 0 0 1 8 0")));
}

#[test]
fn curves_go_where_they_are_bent() {
    let curve = path("M4 14C8 4 16 4 20 14");
    assert_shape(
        &curve,
        &[(4.0, 14.0), (12.0, 6.5), (20.0, 14.0)],
        &[(12.0, 14.0), (12.0, 10.0), (12.0, 4.0)],
    );
    // A smooth one goes on as the one before ended.
    let wave = path("M4 12c2-6 6-6 8 0s6 6 8 0");
    assert_shape(&wave, &[(8.0, 7.5), (12.0, 12.0), (16.0, 16.5)], &[(8.0, 16.5), (16.0, 7.5)]);
}

#[test]
fn what_cannot_be_read_is_said() {
    assert_eq!(polygon("<svg><path/></svg>"), Err("an icon has a shape without d".into()));
    assert_eq!(
        polygon("<svg><text>x</text></svg>"),
        Err("<text> is nothing that an icon in a style sheet can be made of".into())
    );
    assert!(polygon("<svg><circle cx=\"1\" cy=\"1\" r=\"x\"/></svg>").unwrap_err().starts_with("r: "));
    for wrong in ["M4 x", "L4 4"] {
        assert!(polygon(&path(wrong)).unwrap_err().starts_with(&format!("the path “{wrong}” of an icon: ")));
    }
}
