package dev.glasshive.lesson.pack;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks a zip file into memory. Nothing in it is believed, and nothing is written anywhere.
final class ZipReader {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile(".*[\\p{Cntrl}\\p{Cf}].*", Pattern.DOTALL);
    /// Small files may be packed as well as they can be.
    private static final int SMALL = 64 << 10;
    private static final int BUFFER = 16 << 10;

    private final String archive;
    private final byte[] content;
    private final PackLimits limits;
    private final long deadline;
    private long total;

    /// @param archive its name, for messages
    ZipReader(String archive, byte[] content, PackLimits limits) {
        this.archive = archive;
        this.content = content.clone();
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    /// The content of each file by its name. What systems add for themselves is left out.
    Map<String, byte[]> files() throws BadPackException {
        List<ZipDirectory.Row> rows = new ZipDirectory(archive, content).rows(limits.entries());
        checkNames(rows);
        checkOverlap(rows);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (ZipDirectory.Row row : rows) {
            if (!row.isFolder() && !isOfTheSystem(row.name())) {
                files.put(row.name(), unpacked(row));
            }
        }
        return files;
    }

    private void checkNames(List<ZipDirectory.Row> rows) throws BadPackException {
        Map<String, String> seen = new HashMap<>();
        for (ZipDirectory.Row row : rows) {
            String name = row.name();
            List<String> folders = Arrays.asList((row.isFolder() ? name.substring(0, name.length() - 1) : name).split("/", -1));
            if (name.startsWith("/") || name.startsWith("\\") || DRIVE.matcher(name).matches()) {
                throw bad("names a place outside of it, %s; pack the folder itself", name);
            }
            if (folders.contains("..")) {
                throw bad("leads out of its folder with %s; pack the folder itself", name);
            }
            if (name.contains("\\") || CONTROL.matcher(name).matches() || folders.contains("") || folders.contains(".")) {
                throw bad("holds the name %s; name files with letters, digits, hyphens and dots", name);
            }
            if (folders.size() > limits.depth() + 1) {
                throw bad("holds %s, deeper than " + limits.depth() + " folders; put lessons nearer to the top", name);
            }
            // On some systems these would be one file.
            String before = seen.put(String.join("/", folders).toLowerCase(Locale.ROOT), name);
            if (before != null) {
                throw bad("holds %s twice; keep one", name);
            }
        }
        // A file that is a folder as well.
        for (ZipDirectory.Row row : rows) {
            String name = row.name().toLowerCase(Locale.ROOT);
            for (int slash = name.indexOf('/'); slash > 0 && slash < name.length() - 1; slash = name.indexOf('/', slash + 1)) {
                String above = seen.get(name.substring(0, slash));
                if (above != null && !above.endsWith("/")) {
                    throw bad("holds %s as a file and as a folder; keep one", above);
                }
            }
        }
    }

    /// Files that share bytes are how a small archive becomes a huge one.
    private void checkOverlap(List<ZipDirectory.Row> rows) throws BadPackException {
        List<ZipDirectory.Row> inOrder = new ArrayList<>(rows);
        inOrder.sort(Comparator.comparingInt(ZipDirectory.Row::data));
        for (int i = 1; i < inOrder.size(); i++) {
            ZipDirectory.Row before = inOrder.get(i - 1);
            if (before.data() + before.packed() > inOrder.get(i).data()) {
                throw bad("has files that share their bytes, such as %s; make an ordinary zip file", inOrder.get(i).name());
            }
        }
    }

    private static boolean isOfTheSystem(String name) {
        return Arrays.stream(name.split("/", -1)).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX") || part.equalsIgnoreCase("Thumbs.db"));
    }

    private byte[] unpacked(ZipDirectory.Row row) throws BadPackException {
        byte[] file = row.method() == 0 ? Arrays.copyOfRange(content, row.data(), row.data() + row.packed()) : inflated(row);
        grown(row, row.method() == 0 ? file.length : 0, file.length);
        CRC32 crc = new CRC32();
        crc.update(file);
        if (file.length != row.size() || (int) crc.getValue() != row.crc()) {
            throw bad("has a damaged file, %s; make it again", row.name());
        }
        return file;
    }

    private byte[] inflated(ZipDirectory.Row row) throws BadPackException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(content, row.data(), row.packed());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw bad("has a damaged file, %s; make it again", row.name());
                }
                out.write(buffer, 0, count);
                grown(row, count, out.size());
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw bad("has a damaged file, %s; make it again", row.name());
        }
    }

    /// After `more` bytes have come out of `row`, `size` in all.
    private void grown(ZipDirectory.Row row, int more, int size) throws BadPackException {
        total += more;
        if (size > limits.file()) {
            throw bad("holds %s, which is longer than " + (limits.file() >> 20) + " MB; no file of a lesson is", row.name());
        }
        if (size > SMALL && size > (long) row.packed() * limits.ratio()) {
            throw bad("holds %s, which becomes more than " + limits.ratio() + " times as long; this is no ordinary file of a lesson", row.name());
        }
        if (total > limits.total()) {
            throw new BadPackException(archive + ": becomes more than " + (limits.total() >> 20) + " MB; divide the course");
        }
        if (System.nanoTime() > deadline) {
            throw new BadPackException(archive + ": takes longer than " + limits.time().toSeconds() + " s to unpack; divide the course");
        }
    }

    private BadPackException bad(String what, String name) {
        return new BadPackException(archive + ": " + String.format(Locale.ROOT, what, ZipDirectory.quoted(name)));
    }
}
