package dev.glasshive.page;

/// Text for a page.
public final class Html {
    private Html() {}

    /// `text` so that a browser shows it as it is.
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return safe.toString();
    }

    /// The head of a row of a table.
    public static String rowHead(String text) {
        return "<th scope=\"row\">" + escaped(text) + "</th>\n";
    }

    /// `text` in an element, perhaps of a class.
    public static String element(String name, String styleClass, String text) {
        return "<" + name + (styleClass.isEmpty() ? "" : " class=\"" + styleClass + "\"") + ">" + escaped(text) + "</" + name + ">\n";
    }
}
