package dev.glasshive.packet;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The headers of one packet, outermost first; together they cover every byte.
public record Dissection(List<Header> headers) {
    private static final Set<String> NETWORK = Set.of("ARP", "IPv4", "IPv6");

    /// Copies what it is given.
    public Dissection {
        headers = List.copyOf(headers);
    }

    /// The header that byte `position` belongs to.
    public Optional<Header> headerAt(int position) {
        return headers.stream().filter(h -> h.contains(position)).findFirst();
    }

    /// The narrowest field that byte `position` belongs to; of fields that share it, the first.
    public Optional<Field> fieldAt(int position) {
        return headerAt(position).flatMap(h -> h.fields().stream().filter(f -> f.contains(position)).findFirst());
    }

    /// One line: protocol, from whom to whom, what it is about.
    ///
    /// For example `UDP 192.0.2.1:5353 → 198.51.100.7:53 · DNS query example.org A`.
    public String summary() {
        if (headers.isEmpty()) {
            return "no bytes";
        }
        Header subject = subject();
        StringBuilder line = new StringBuilder(subject.protocol());
        ends(subject).ifPresent(ends -> line.append(' ').append(ends));
        for (Header header : headers.subList(headers.indexOf(subject), headers.size())) {
            if (!header.about().isEmpty()) {
                line.append(header.equals(subject) ? " · " : " · " + header.protocol() + " ").append(header.about());
            }
        }
        return headers.stream().anyMatch(Header::truncated) ? line.append(" · truncated").toString() : line.toString();
    }

    /// The innermost header that has two ends, below applications: the transport where there is one.
    private Header subject() {
        Header subject = headers.getFirst();
        for (Header header : headers) {
            boolean transport = header.field(Fields.SOURCE_PORT).isPresent() || header.protocol().startsWith("ICMP");
            if (NETWORK.contains(header.protocol()) || transport) {
                subject = header;
            }
        }
        return subject;
    }

    private Optional<String> ends(Header subject) {
        if (subject.protocol().equals("ARP")) {
            return Optional.empty();
        }
        boolean transport = !NETWORK.contains(subject.protocol()) && headers.indexOf(subject) > 0;
        return headers.stream().filter(h -> transport ? NETWORK.contains(h.protocol()) : h.equals(subject))
                .filter(h -> h.field(Fields.SOURCE).isPresent()).reduce((outer, inner) -> inner)
                .map(h -> end(h, subject, Fields.SOURCE, Fields.SOURCE_PORT) + " → " + end(h, subject, Fields.DESTINATION, Fields.DESTINATION_PORT));
    }

    private static String end(Header addresses, Header subject, String address, String port) {
        String host = addresses.field(address).map(Field::text).orElse("?");
        return subject.field(port).map(Field::text).map(text -> text.split(" ", 2)[0])
                .map(number -> (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + number).orElse(host);
    }

    /// The names of fields that a summary looks for.
    static final class Fields {
        static final String SOURCE = "Source";
        static final String DESTINATION = "Destination";
        static final String SOURCE_PORT = "Source port";
        static final String DESTINATION_PORT = "Destination port";

        private Fields() {}
    }
}
