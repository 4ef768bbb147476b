//! Collects the files that browsers load, and compresses them.

use super::{css, outline};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Files by their path, with `/` on every system.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What browsers load of `assets`: `css` as one `site.css`, `js` and `img` file by file. Icons are
/// drawn into the pages (`web::ui::icon`) or, where a page has thousands, by the style sheet
/// (`icon(check)` in it), so they are no files of their own.
pub fn collect(assets: &Path) -> Result<Files, Vec<String>> {
    let mut problems = Vec::new();
    let mut files = Files::new();
    for folder in ["js", "img"] {
        read(assets, folder, &mut files, &mut problems);
    }
    let mut sources = Files::new();
    read(assets, "css", &mut sources, &mut problems);
    read(assets, "icons", &mut sources, &mut problems);
    match style_sheet(&sources).and_then(|sheet| with_icons(&sheet, &sources)) {
        Ok(sheet) => drop(files.insert("site.css".into(), sheet.into_bytes())),
        Err(problem) => problems.push(problem),
    }
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

/// Reads a folder and those in it; a folder that is not there has no files.
fn read(root: &Path, path: &str, files: &mut Files, problems: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(root.join(path)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{path}/{name}");
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            read(root, &path, files, problems);
            continue;
        }
        match fs::read(entry.path()) {
            Ok(content) => drop(files.insert(path, content)),
            Err(error) => problems.push(format!("{path}: {error}")),
        }
    }
}

/// The style sheets, joined in the order of their names.
fn style_sheet(sources: &Files) -> Result<String, String> {
    let mut out = String::new();
    for (path, content) in sources.iter().filter(|(path, _)| path.ends_with(".css")) {
        let small = css::minify(str::from_utf8(content).map_err(|error| format!("{path}: {error}"))?);
        // Both count only at the beginning of a style sheet, and are ignored elsewhere.
        if small.contains("@import") || small.contains("@charset") {
            return Err(format!("{path}: @import and @charset do not work in a joined style sheet"));
        }
        out.push_str(&small);
        out.push('\n');
    }
    Ok(out)
}

/// The style sheet with the outline of the drawing in the place of every `icon(name)`.
fn with_icons(sheet: &str, sources: &Files) -> Result<String, String> {
    let mut parts = sheet.split("icon(");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').ok_or("css: icon( without its end")?;
        let drawing = sources.get(&format!("icons/{name}.svg")).map(|content| str::from_utf8(content));
        let Some(Ok(drawing)) = drawing else { return Err(format!("css: there is no icon named {name}")) };
        out.push_str(&outline::polygon(drawing).map_err(|problem| format!("icons/{name}.svg: {problem}"))?);
        out.push_str(rest);
    }
    Ok(out)
}

/// A name for exactly these files: the first 12 hexadecimal digits of a SHA-256.
pub fn hash(files: &Files) -> String {
    let mut context = ring::digest::Context::new(&ring::digest::SHA256);
    for (path, content) in files {
        context.update(format!("{path}\0{}\0", content.len()).as_bytes());
        context.update(content);
    }
    context.finish().as_ref().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the files, and beside each its compressed forms `.br` and `.gz` where they are smaller.
/// What was in the folder before is deleted.
pub fn write(files: &Files, folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)?;
    for (path, content) in files {
        let plain = folder.join(path);
        fs::create_dir_all(plain.parent().unwrap_or(folder)).map_err(failed)?;
        fs::write(&plain, content).map_err(failed)?;
        let forms = [("br", brotli(content).map_err(failed)?), ("gz", gzip(content).map_err(failed)?)];
        for (ending, small) in forms.into_iter().filter(|(_, small)| small.len() < content.len()) {
            fs::write(folder.join(format!("{path}.{ending}")), small).map_err(failed)?;
        }
    }
    Ok(())
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut out, &parameters)?;
    Ok(out)
}

/// Compresses without a time in it, so that the same sources give the same program.
pub fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
