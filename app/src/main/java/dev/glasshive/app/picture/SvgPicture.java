package dev.glasshive.app.picture;

import static dev.glasshive.app.picture.SvgPaint.number;

import java.util.Base64;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Transform;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a part of the window shows as an SVG drawing: texts are texts, boxes are boxes; only icons and what is painted freely are embedded pictures.
public final class SvgPicture {
    /// Picture elements for each unit of what is embedded.
    private static final double EMBEDDED = 2;

    private final StringBuilder out = new StringBuilder();
    private final SvgPaint paint = new SvgPaint();
    private final SvgText text = new SvgText(paint, out);

    private SvgPicture() {}

    /// A drawing of `node`.
    ///
    /// @param title for those who cannot see it
    /// @param background behind it
    public static String of(Node node, String title, Paint background) {
        SvgPicture picture = new SvgPicture();
        Bounds bounds = node.getLayoutBounds();
        picture.inside(node);
        String size = number(bounds.getWidth()) + "\" height=\"" + number(bounds.getHeight()) + "\"";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + " viewBox=\"" + number(bounds.getMinX()) + " " + number(bounds.getMinY()) + " "
                + number(bounds.getWidth()) + " " + number(bounds.getHeight()) + "\">\n<title>" + SvgText.escaped(title) + "</title>\n<defs>" + picture.paint.definitions()
                + "</defs>\n<rect width=\"" + size + " " + picture.paint.attributes("fill", background) + "/>\n" + picture.out + "</svg>\n";
    }

    private void draw(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0 || node.getLayoutBounds().isEmpty() && !(node instanceof Parent)) {
            return;
        }
        Transform place = node.getLocalToParentTransform();
        boolean isMoved = !place.isIdentity();
        boolean isPale = node.getOpacity() < 1;
        Optional<String> clip = Optional.ofNullable(node.getClip()).map(this::clip);
        boolean isGroup = isMoved || isPale || clip.isPresent();
        if (isGroup) {
            out.append("<g").append(isMoved ? " transform=\"" + words(place) + "\"" : "").append(isPale ? " opacity=\"" + number(node.getOpacity()) + "\"" : "")
                    .append(clip.map(id -> " clip-path=\"url(#" + id + ")\"").orElse("")).append(">\n");
        }
        inside(node);
        if (isGroup) {
            out.append("</g>\n");
        }
    }

    private void inside(Node node) {
        switch (node) {
            case FontIcon icon -> embed(icon);
            case Canvas canvas -> embed(canvas);
            case ImageView image -> embed(image);
            case Text words -> text.draw(words);
            case Shape shape -> shape(shape);
            case TextFlow flow -> {
                region(flow);
                flow.getChildrenUnmodifiable().stream().filter(child -> !(child instanceof Text) || !child.isManaged()).forEach(this::draw);
                text.draw(flow);
            }
            case Region region -> {
                region(region);
                children(region);
            }
            case Parent parent -> children(parent);
            default -> { /* Nothing else is drawn. */ }
        }
    }

    private void children(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (isInClip(parent, child)) {
                draw(child);
            }
        }
    }

    /// Rows that are scrolled away need not be in the drawing.
    private static boolean isInClip(Node parent, Node child) {
        return parent.getClip() == null || child.getBoundsInParent().intersects(parent.getClip().getBoundsInParent());
    }

    private static String words(Transform place) {
        boolean isPlain = place.getMxx() == 1 && place.getMyy() == 1 && place.getMxy() == 0 && place.getMyx() == 0;
        return isPlain ? "translate(" + number(place.getTx()) + " " + number(place.getTy()) + ")"
                : "matrix(" + number(place.getMxx()) + " " + number(place.getMyx()) + " " + number(place.getMxy()) + " " + number(place.getMyy()) + " " + number(place.getTx()) + " " + number(place.getTy()) + ")";
    }

    private String clip(Node clip) {
        Bounds b = clip.getBoundsInParent();
        return paint.define("<clipPath id=\"%s\"><rect x=\"" + number(b.getMinX()) + "\" y=\"" + number(b.getMinY()) + "\" width=\"" + number(Math.max(0, b.getWidth()))
                + "\" height=\"" + number(Math.max(0, b.getHeight())) + "\"/></clipPath>");
    }

    private void shape(Shape shape) {
        Optional<String> outline = SvgShapes.outline(shape);
        outline.ifPresent(path -> path(path, (shape.getFill() == null ? "fill=\"none\"" : paint.attributes("fill", shape.getFill()))
                + (shape.getStroke() == null ? "" : " " + paint.attributes("stroke", shape.getStroke()) + " stroke-width=\"" + number(shape.getStrokeWidth()) + "\"")));
    }

    private void region(Region region) {
        double width = region.getWidth();
        double height = region.getHeight();
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                boolean isSeen = !(fill.getFill() instanceof Color color) || color.getOpacity() > 0;
                Optional<String> box = !isSeen ? Optional.empty() : region.getShape() != null ? Optional.empty()
                        : SvgShapes.inside(width, height, fill.getInsets(), SvgShapes.radii(fill.getRadii(), width, height));
                box.ifPresent(path -> path(path, paint.attributes("fill", fill.getFill())));
                if (isSeen && region.getShape() != null) {
                    fit(region, region.getShape(), fill);
                }
            }
        }
        if (region.getBorder() != null) {
            region.getBorder().getStrokes().forEach(stroke -> border(stroke, width, height));
        }
    }

    /// A shape that stands for a whole region is stretched to its size.
    private void fit(Region region, Shape shape, BackgroundFill fill) {
        Bounds b = shape.getLayoutBounds();
        double width = region.getWidth() - fill.getInsets().getLeft() - fill.getInsets().getRight();
        double height = region.getHeight() - fill.getInsets().getTop() - fill.getInsets().getBottom();
        if (b.getWidth() > 0 && b.getHeight() > 0 && width > 0 && height > 0) {
            double sx = width / b.getWidth();
            double sy = height / b.getHeight();
            SvgShapes.outline(shape).ifPresent(path -> path(path, paint.attributes("fill", fill.getFill()) + " transform=\"matrix(" + number(sx) + " 0 0 " + number(sy) + " "
                    + number(fill.getInsets().getLeft() - b.getMinX() * sx) + " " + number(fill.getInsets().getTop() - b.getMinY() * sy) + ")\""));
        }
    }

    private void border(BorderStroke stroke, double width, double height) {
        BorderWidths w = stroke.getWidths();
        boolean isEven = w.getTop() == w.getRight() && w.getTop() == w.getBottom() && w.getTop() == w.getLeft();
        if (isEven && w.getTop() > 0 && isSeen(stroke.getTopStroke())) {
            double half = w.getTop() / 2;
            String box = SvgShapes.box(half, half, width - 2 * half, height - 2 * half, SvgShapes.radii(stroke.getRadii(), width, height));
            path(box, "fill=\"none\" " + paint.attributes("stroke", stroke.getTopStroke()) + " stroke-width=\"" + number(w.getTop()) + "\"");
        } else if (!isEven) {
            side(stroke.getTopStroke(), 0, 0, width, w.getTop());
            side(stroke.getRightStroke(), width - w.getRight(), 0, w.getRight(), height);
            side(stroke.getBottomStroke(), 0, height - w.getBottom(), width, w.getBottom());
            side(stroke.getLeftStroke(), 0, 0, w.getLeft(), height);
        }
    }

    private static boolean isSeen(Paint stroke) {
        return !(stroke instanceof Color color) || color.getOpacity() > 0;
    }

    private void side(Paint stroke, double x, double y, double width, double height) {
        if (width > 0 && height > 0 && isSeen(stroke)) {
            path(SvgShapes.box(x, y, width, height, new double[4]), paint.attributes("fill", stroke));
        }
    }

    private void path(String outline, String attributes) {
        out.append("<path d=\"").append(outline).append("\" ").append(attributes).append("/>\n");
    }

    private void embed(Node node) {
        Bounds b = node.getLayoutBounds();
        if (b.getWidth() > 0 && b.getHeight() > 0) {
            String png = Base64.getEncoder().encodeToString(Pixels.png(Pixels.of(node, EMBEDDED, Color.TRANSPARENT)));
            out.append("<image x=\"").append(number(b.getMinX())).append("\" y=\"").append(number(b.getMinY())).append("\" width=\"").append(number(b.getWidth()))
                    .append("\" height=\"").append(number(b.getHeight())).append("\" href=\"data:image/png;base64,").append(png).append("\"/>\n");
        }
    }
}
