package dev.glasshive.app.picture;

import dev.glasshive.files.WholeFile;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/// An animated GIF that is written frame by frame and plays for ever. Of each frame only what differs from the one before is kept.
///
/// The file is there once [#finish] has been called; closed before that, nothing is left.
public final class GifFile implements AutoCloseable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int MILLISECONDS = 10;

    private final Path file;
    private final Path fresh;
    private final ImageWriter writer;
    private final ImageOutputStream stream;
    private Optional<BufferedImage> before = Optional.empty();
    private int frames;

    /// A file that is to become `file`.
    ///
    /// @throws IOException if nothing can be written there
    public GifFile(Path file) throws IOException {
        this.file = file;
        this.fresh = WholeFile.beside(file);
        this.writer = ImageIO.getImageWritersByFormatName("gif").next();
        this.stream = ImageIO.createImageOutputStream(fresh.toFile());
        writer.setOutput(stream);
        writer.prepareWriteSequence(null);
    }

    /// Adds a frame of the size of the first one, whose elements are whole numbers.
    ///
    /// @param milliseconds how long it is shown, at least 20
    public void add(BufferedImage frame, int milliseconds) throws IOException {
        Rectangle part = before.map(old -> difference(old, frame)).orElseGet(() -> new Rectangle(frame.getWidth(), frame.getHeight()));
        BufferedImage copy = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
        copy.createGraphics().drawImage(frame, -part.x, -part.y, null);
        BufferedImage changed = FewColours.of(copy);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(changed), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(part.x));
        place.setAttribute("imageTopPosition", Integer.toString(part.y));
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(Math.max(2, milliseconds / MILLISECONDS)));
        if (frames == 0) {
            playForEver(root);
        }
        metadata.setFromTree(FORMAT, root);
        writer.writeToSequence(new IIOImage(changed, null, metadata), null);
        before = Optional.of(frame);
        frames++;
    }

    /// Puts the file in its place.
    public void finish() throws IOException {
        writer.endWriteSequence();
        stream.close();
        WholeFile.replace(fresh, file);
    }

    @Override
    public void close() throws IOException {
        writer.dispose();
        try {
            stream.close();
        } catch (IOException finished) {
            // What is closed already need not be closed again.
        }
        Files.deleteIfExists(fresh);
    }

    private static void playForEver(IIOMetadataNode root) {
        IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
        extension.setAttribute("applicationID", "NETSCAPE");
        extension.setAttribute("authenticationCode", "2.0");
        extension.setUserObject(new byte[] {1, 0, 0});
        child(root, "ApplicationExtensions").appendChild(extension);
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode fresh = new IIOMetadataNode(name);
        root.appendChild(fresh);
        return fresh;
    }

    /// The smallest box with all that differs; one element where nothing does.
    static Rectangle difference(BufferedImage old, BufferedImage now) {
        int left = now.getWidth();
        int top = now.getHeight();
        int right = -1;
        int bottom = -1;
        int[] before = FewColours.elements(old);
        int[] after = FewColours.elements(now);
        for (int y = 0; y < now.getHeight(); y++) {
            int row = y * now.getWidth();
            for (int x = 0; x < now.getWidth(); x++) {
                if (before[row + x] != after[row + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0 ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }
}
