package dev.glasshive.app.picture;

import static dev.glasshive.app.picture.SvgPaint.number;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.text.Font;
import javafx.scene.text.LayoutInfo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.text.TextLineInfo;

/// Text as text, line by line where it stands.
final class SvgText {
    private final SvgPaint paint;
    private final StringBuilder out;

    SvgText(SvgPaint paint, StringBuilder out) {
        this.paint = paint;
        this.out = out;
    }

    void draw(Text text) {
        LayoutInfo layout = text.getLayoutInfo();
        double x = text.getLayoutBounds().getMinX();
        double y = text.getLayoutBounds().getMinY();
        Rectangle2D whole = layout.getLogicalBounds(false);
        for (TextLineInfo line : layout.getTextLines(false)) {
            write(text, 0, line.start(), line.end(), layout, x - whole.getMinX(), y - whole.getMinY() + line.bounds().getMinY());
        }
    }

    /// The texts of a flow stand where its lines say, each from where the one before it ends.
    void draw(TextFlow flow) {
        LayoutInfo layout = flow.getLayoutInfo();
        int start = 0;
        for (Node child : flow.getChildrenUnmodifiable()) {
            if (child instanceof Text text && text.isManaged()) {
                for (TextLineInfo line : layout.getTextLines(false)) {
                    int from = Math.max(start, line.start());
                    int to = Math.min(start + text.getText().length(), line.end());
                    if (from < to) {
                        write(text, start, from, to, layout, 0, line.bounds().getMinY());
                    }
                }
                start += text.getText().length();
            } else if (child.isManaged()) {
                start++;
            }
        }
    }

    /// Writes the letters `from` to `to` of a layout in which `text` begins at `start`. How long they are is said too, for readers without the font.
    private void write(Text text, int start, int from, int to, LayoutInfo layout, double left, double top) {
        int length = text.getText().length();
        String all = text.getText().substring(Math.clamp(from - start, 0, length), Math.clamp(to - start, 0, length));
        String words = all.strip();
        if (words.isEmpty() || text.getFill() == null) {
            return;
        }
        int first = from + all.indexOf(words);
        List<Rectangle2D> places = layout.getSelectionGeometry(first, first + words.length(), false);
        double x = left + (places.isEmpty() ? 0 : places.getFirst().getMinX());
        double width = places.stream().mapToDouble(Rectangle2D::getWidth).sum();
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(top + text.getBaselineOffset())).append("\" ").append(font(text.getFont()))
                .append(words.length() > 1 && width > 0 ? " textLength=\"" + number(width) + "\"" : "").append(text.isUnderline() ? " text-decoration=\"underline\"" : "")
                .append(' ').append(paint.attributes("fill", text.getFill())).append(" xml:space=\"preserve\">").append(escaped(words)).append("</text>\n");
    }

    private static String font(Font font) {
        String style = font.getStyle().toLowerCase(Locale.ROOT);
        String all = (font.getFamily() + style).toLowerCase(Locale.ROOT).replace(" ", "");
        String weight = all.contains("semibold") ? "600" : all.contains("bold") ? "700" : all.contains("medium") ? "500" : "";
        String family = font.getFamily().replaceFirst(" (Semi ?Bold|Medium)$", "");
        return "font-family=\"" + escaped(family) + ", " + (family.contains("Mono") ? "monospace" : "sans-serif") + "\" font-size=\"" + number(font.getSize()) + "\""
                + (weight.isEmpty() ? "" : " font-weight=\"" + weight + "\"") + (style.contains("italic") ? " font-style=\"italic\"" : "");
    }

    /// Text that means nothing to a reader of XML.
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c < ' ' && c != '\t' || c >= 0xd800 && c < 0xe000 || c == 0xfffe || c == 0xffff ? ' ' : c);
            }
        });
        return safe.toString();
    }
}
