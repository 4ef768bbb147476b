//! Icons as polygons: what a style sheet cuts out of a colour. A browser makes a document of its own, with all that
//! belongs to one, of every drawing in a style sheet, which takes a cheap phone 40 milliseconds each; a polygon, none.

use kurbo::{
    BezPath, Cap, Circle, Join, PathEl, Point, Rect, Shape as _, Stroke, StrokeOpts, flatten, stroke,
};

/// Width of the lines that the drawings of `assets/icons` are made of, of 24 units from side to side.
const WIDTH: f64 = 2.0;

/// How far the straight lines of a polygon may be away from the curve that they stand for.
const NEAR: f64 = 0.1;

/// The drawing as a shape of CSS: `polygon(…)`, in halves of a percent, which are finer than any screen shows them.
pub fn polygon(svg: &str) -> Result<String, String> {
    let style = Stroke::new(WIDTH).with_caps(Cap::Round).with_join(Join::Round);
    let mut ways: Vec<Vec<Point>> = Vec::new();
    for path in paths(svg)? {
        let around = stroke(path, &style, &StrokeOpts::default(), NEAR);
        flatten(around, NEAR, |step| match (step, ways.last_mut()) {
            (PathEl::MoveTo(start), _) => ways.push(vec![start]),
            (PathEl::LineTo(point), Some(way)) => way.push(point),
            // Every way ends where it began.
            _ => {}
        });
    }
    // From each back to where the first began: there and back again is nothing.
    let first = ways.first().and_then(|way| way.first());
    let points = ways.iter().flat_map(|way| way.iter().chain(way.first()).chain(first));
    let mut corners: Vec<String> = points.map(corner).collect();
    corners.dedup();
    Ok(format!("polygon({})", corners.join(",")))
}

fn corner(point: &Point) -> String {
    let percent = |units: f64| (units / 0.24 * 2.0).round() / 2.0;
    format!("{}% {}%", percent(point.x), percent(point.y))
}

/// The lines of a drawing in the little of SVG that icons need: paths, circles, and rectangles with round corners.
fn paths(svg: &str) -> Result<Vec<BezPath>, String> {
    let mut paths = Vec::new();
    for element in svg.split('<').skip(1) {
        let name = element.split([' ', '>', '/']).next().unwrap_or_default();
        paths.push(match name {
            "svg" | "" => continue,
            "path" => {
                let data = attribute(element, "d")?;
                BezPath::from_svg(data).map_err(|error| format!("the path “{data}” of an icon: {error}"))?
            }
            "circle" => {
                let [x, y, r] = numbers(element, ["cx", "cy", "r"])?;
                Circle::new((x, y), r).to_path(NEAR)
            }
            "rect" => {
                let [x, y, w, h, r] = numbers(element, ["x", "y", "width", "height", "rx"])?;
                Rect::new(x, y, x + w, y + h).to_rounded_rect(r).to_path(NEAR)
            }
            _ => return Err(format!("<{name}> is nothing that an icon in a style sheet can be made of")),
        });
    }
    Ok(paths)
}

fn numbers<const N: usize>(element: &str, names: [&str; N]) -> Result<[f64; N], String> {
    let mut found = [0.0; N];
    for (place, name) in found.iter_mut().zip(names) {
        *place = attribute(element, name)?.parse().map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(found)
}

fn attribute<'a>(element: &'a str, name: &str) -> Result<&'a str, String> {
    let value = element.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    value.map(|(value, _)| value).ok_or_else(|| format!("an icon has a shape without {name}"))
}
