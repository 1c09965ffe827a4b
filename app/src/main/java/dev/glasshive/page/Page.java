package dev.glasshive.page;

/// A whole page around what it says: colours for light and dark screens and for paper, letters, boxes and tables.
public final class Page {
    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #23262b; --muted: #5d636e; --page: #fbfaf7; --box: #ffffff; --line: #d9d6cd; --error: #b3261e; --error-soft: #fbe4e2; --ok: #1d6f42; --ok-soft: #e2f3e8; --mark: #fdf1d3; }
            @media (prefers-color-scheme: dark) { :root { --text: #e8e6e1; --muted: #a3a8b2; --page: #16181d; --box: #1c1f26; --line: #30353f; --error: #ff8d84; --error-soft: #3a2023; --ok: #7bd69b; --ok-soft: #1d3529; --mark: #3d3216; } }
            body { font: 16px/1.5 Inter, system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 60em; margin: 2em auto; padding: 0 1em; }
            h2 { font-size: 1.05em; margin: 1.6em 0 0.4em; }
            code, pre, td, th { font-family: "JetBrains Mono", ui-monospace, monospace; font-size: 0.9em; font-variant-ligatures: none; }
            pre { background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: 0.6em 0.8em; overflow-x: auto; }
            .muted { color: var(--muted); }
            table { border-collapse: collapse; } td, th { text-align: left; border-bottom: 1px solid var(--line); padding: 0.15em 1.2em 0.15em 0; vertical-align: top; overflow-wrap: anywhere; }
            @media print { :root { color-scheme: light; --text: #000; --muted: #444; --page: #fff; --box: #fff; --line: #999; --error: #8c1d18; --error-soft: #fbe4e2; --ok: #14532d; --ok-soft: #e2f3e8; --mark: #f3e9cf; }
              body { margin: 0; max-width: none; font-size: 11pt; } pre { white-space: pre-wrap; overflow: visible; overflow-wrap: anywhere; } h1, h2, h3 { break-after: avoid; } pre, tr { break-inside: avoid; } }
            """;

    private Page() {}

    /// The page.
    ///
    /// @param language its tag
    /// @param style rules of its own, behind those of all pages
    /// @param body as HTML
    public static String of(String language, String title, String style, String body) {
        return "<!DOCTYPE html>\n<html lang=\"" + Html.escaped(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n" + Html.element("title", "", title)
                + "<style>\n" + STYLE + style + "</style>\n</head>\n<body>\n<main>\n" + body + "</main>\n</body>\n</html>\n";
    }
}
