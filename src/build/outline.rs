//! Icons as polygons: what a style sheet cuts out of a colour. A browser makes a document of its own, with all that
//! belongs to one, of every drawing in a style sheet, which takes a cheap phone 40 milliseconds each; a polygon, none.

use super::drawing::{self, Line, Point};

/// Half the width of the lines.
const HALF: f64 = 1.0;

/// From this turn on, in radians, a line has a corner; what turns less is part of a curve.
const SHARP: f64 = 0.8;

/// The drawing as a shape of CSS: `polygon(…)`, in halves of a percent, which are finer than any screen shows them.
pub fn polygon(svg: &str) -> Result<String, String> {
    let lines = drawing::lines(svg)?;
    let mut points: Vec<Point> = Vec::new();
    for line in &lines {
        points.extend(around(line));
        // From each line back to where the first began: there and back again is nothing.
        points.extend(points.first().copied());
    }
    let mut corners: Vec<String> = points.iter().map(corner).collect();
    corners.dedup();
    Ok(format!("polygon({})", corners.join(",")))
}

fn corner((x, y): &Point) -> String {
    let percent = |units: f64| (units / 0.24 * 2.0).round() / 2.0;
    format!("{}% {}%", percent(*x), percent(*y))
}

/// The way around a line with round ends, which ends where it began.
fn around(line: &Line) -> Line {
    let back: Line = line.iter().rev().copied().collect();
    let mut way = side(line);
    way.extend(side(&back));
    way.extend(way.first().copied());
    way
}

/// The way along the left of a line, and around its end.
fn side(line: &Line) -> Line {
    let parts: Vec<(Point, Point, f64)> = line
        .iter()
        .zip(line.iter().skip(1))
        .filter(|(a, b)| a != b)
        .map(|(a, b)| (*a, *b, (b.1 - a.1).atan2(b.0 - a.0)))
        .collect();
    let quarter = std::f64::consts::FRAC_PI_2;
    let mut way: Line =
        parts.first().map(|(start, _, angle)| beside(*start, angle - quarter, HALF)).into_iter().collect();
    for ((_, at, before), (.., angle)) in parts.iter().zip(parts.iter().skip(1)) {
        let turn = turned(angle - before);
        let middle = before + turn / 2.0 - quarter;
        if turn.abs() < SHARP {
            way.push(beside(*at, middle, HALF / (turn / 2.0).cos()));
            continue;
        }
        // Around the outside of a bend; inside through the middle of the line, as what is cut off there belongs to both
        // parts.
        let between = if turn > 0.0 { beside(*at, middle, HALF) } else { *at };
        way.extend([beside(*at, before - quarter, HALF), between, beside(*at, angle - quarter, HALF)]);
    }
    if let Some((_, end, angle)) = parts.last() {
        way.extend([-1.0, -0.5, 0.0, 0.5].map(|part| beside(*end, angle + part * quarter, HALF)));
    }
    way
}

fn beside(point: Point, angle: f64, far: f64) -> Point {
    (point.0 + far * angle.cos(), point.1 + far * angle.sin())
}

/// An angle as a turn to the right, or to the left where it is below 0.
fn turned(angle: f64) -> f64 {
    let half = std::f64::consts::PI;
    (angle + half).rem_euclid(2.0 * half) - half
}
