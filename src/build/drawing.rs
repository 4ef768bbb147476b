//! Reads the drawings of `assets/icons`, which are made of lines, as lines of points.

/// A place on the drawing, of 24 units from its upper left corner.
pub type Point = (f64, f64);

/// Points with straight lines between them. One that ends where it begins is closed.
pub type Line = Vec<Point>;

/// How far the straight lines may be away from the curve that they stand for.
const NEAR: f64 = 0.1;

/// The lines of a drawing in the little of SVG that icons need: paths, circles, and rectangles with round corners.
pub fn lines(svg: &str) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    for element in svg.split('<').skip(1) {
        let name = element.split([' ', '>', '/']).next().unwrap_or_default();
        let number =
            |name| attribute(element, name)?.parse::<f64>().map_err(|error| format!("{name}: {error}"));
        match name {
            "svg" | "" => {}
            "path" => lines.extend(path(attribute(element, "d")?)?),
            "circle" => {
                let (x, y, r) = (number("cx")?, number("cy")?, number("r")?);
                lines.extend(path(&format!("M{} {y}a{r} {r} 0 1 1 0 .001z", x - r))?);
            }
            "rect" => {
                let (x, y, r) = (number("x")?, number("y")?, number("rx")?);
                let (w, h) = (number("width")? - 2.0 * r, number("height")? - 2.0 * r);
                let corner = |x, y| format!("a{r} {r} 0 0 1 {x} {y}");
                let corners = [corner(r, r), corner(-r, r), corner(-r, -r), corner(r, -r)];
                let [a, b, c, d] = corners;
                lines.extend(path(&format!("M{} {y}h{w}{a}v{h}{b}h{}{c}v{}{d}z", x + r, -w, -h))?);
            }
            _ => return Err(format!("<{name}> is nothing that an icon in a style sheet can be made of")),
        }
    }
    Ok(lines)
}

fn attribute<'a>(element: &'a str, name: &str) -> Result<&'a str, String> {
    let value = element.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    value.map(|(value, _)| value).ok_or_else(|| format!("an icon has a shape without {name}"))
}

/// The lines of path data (SVG 2, §9.3).
fn path(data: &str) -> Result<Vec<Line>, String> {
    let mut words = Words(data);
    let mut pen = Pen::default();
    let mut command = ' ';
    while let Some(next) = words.next() {
        if next.is_ascii_alphabetic() {
            command = next;
            words.skip(1);
        }
        pen.draw(command, &mut words)?;
        // More numbers after the first place are lines.
        command = match command {
            'M' => 'L',
            'm' => 'l',
            other => other,
        };
    }
    Ok(pen.lines)
}

/// Path data that is left to read.
struct Words<'a>(&'a str);

impl Words<'_> {
    fn next(&mut self) -> Option<char> {
        self.0 = self.0.trim_start_matches([' ', ',']);
        self.0.chars().next()
    }

    fn skip(&mut self, bytes: usize) {
        self.0 = self.0.get(bytes..).unwrap_or_default();
    }

    fn number(&mut self) -> Result<f64, String> {
        self.next();
        let mut dots = 0;
        let ends = |(at, c): (usize, char)| {
            dots += usize::from(c == '.');
            !(c.is_ascii_digit() || (c == '.' && dots == 1) || (c == '-' && at == 0))
        };
        let length = self.0.char_indices().position(ends).unwrap_or(self.0.len());
        let number = self.0.get(..length).unwrap_or_default();
        self.skip(length);
        number.parse().map_err(|error| format!("“{number}” in a path: {error}"))
    }

    /// A flag is one digit, which the next number may follow without a space.
    fn flag(&mut self) -> bool {
        let flag = self.next() == Some('1');
        self.skip(1);
        flag
    }

    fn point(&mut self, from: Point) -> Result<Point, String> {
        Ok((from.0 + self.number()?, from.1 + self.number()?))
    }
}

#[derive(Default)]
struct Pen {
    lines: Vec<Line>,
    at: Point,
    /// The second control point of the curve before, which a smooth one goes on from.
    control: Option<Point>,
}

impl Pen {
    fn draw(&mut self, command: char, words: &mut Words<'_>) -> Result<(), String> {
        let at = self.at;
        let from = if command.is_ascii_lowercase() { at } else { (0.0, 0.0) };
        let before = self.control.take();
        match command.to_ascii_uppercase() {
            'M' => {
                self.at = words.point(from)?;
                self.lines.push(vec![self.at]);
            }
            'L' => self.to(words.point(from)?),
            'H' => self.to((from.0 + words.number()?, at.1)),
            'V' => self.to((at.0, from.1 + words.number()?)),
            'C' => self.curve(words.point(from)?, words.point(from)?, words.point(from)?),
            'S' => {
                let smooth = before.map_or(at, |(x, y)| (2.0 * at.0 - x, 2.0 * at.1 - y));
                self.curve(smooth, words.point(from)?, words.point(from)?);
            }
            'A' => {
                let (rx, ry, _) = (words.number()?, words.number()?, words.number()?);
                if rx != ry {
                    return Err("arcs of icons are parts of circles".into());
                }
                let (large, clockwise) = (words.flag(), words.flag());
                self.arc(rx, large == clockwise, clockwise, words.point(from)?);
            }
            'Z' => {
                let start = self.lines.last().and_then(|line| line.first().copied());
                self.to(start.unwrap_or(at));
            }
            _ => return Err(format!("“{command}” in the path of an icon")),
        }
        Ok(())
    }

    fn to(&mut self, point: Point) {
        if let Some(line) = self.lines.last_mut() {
            line.push(point);
        }
        self.at = point;
    }

    fn curve(&mut self, first: Point, second: Point, end: Point) {
        let start = self.at;
        let bend = |a: Point, b: Point, c: Point| (a.0 - 2.0 * b.0 + c.0).hypot(a.1 - 2.0 * b.1 + c.1);
        let most = bend(start, first, second).max(bend(first, second, end));
        for step in steps((0.75 * most / NEAR).sqrt()) {
            let rest = 1.0 - step;
            let at = |a: f64, b: f64, c: f64, d: f64| {
                rest.powi(3) * a + 3.0 * rest * step * (rest * b + step * c) + step.powi(3) * d
            };
            self.to((at(start.0, first.0, second.0, end.0), at(start.1, first.1, second.1, end.1)));
        }
        self.control = Some(second);
    }

    /// A part of a circle; `left` says on which side of the way to its end the centre is.
    fn arc(&mut self, radius: f64, left: bool, clockwise: bool, end: Point) {
        let start = self.at;
        let (x, y) = ((end.0 - start.0) / 2.0, (end.1 - start.1) / 2.0);
        let half = x.hypot(y);
        let radius = radius.max(half);
        let away = (radius * radius - half * half).sqrt() / half * if left { 1.0 } else { -1.0 };
        let centre = (start.0 + x + away * y, start.1 + y - away * x);
        let angle = |point: Point| (point.1 - centre.1).atan2(point.0 - centre.0);
        let (begin, turn) = (angle(start), angle(end) - angle(start));
        let around = std::f64::consts::TAU;
        let turn = if clockwise { turn.rem_euclid(around) } else { -(-turn).rem_euclid(around) };
        for step in steps(turn.abs() / (2.0 * (1.0 - NEAR / radius).acos())) {
            let angle = begin + step * turn;
            self.to((centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin()));
        }
    }
}

/// So many even steps from 0 to 1, without 0.
fn steps(count: f64) -> impl Iterator<Item = f64> {
    let count = count.ceil().max(1.0);
    std::iter::successors(Some(1.0), |step| Some(step + 1.0))
        .take_while(move |step| *step <= count)
        .map(move |step| step / count)
}
