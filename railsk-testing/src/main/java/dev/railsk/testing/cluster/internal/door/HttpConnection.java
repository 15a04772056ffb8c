package dev.railsk.testing.cluster.internal.door;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One connection of HTTP/1.1: requests come one after the other. */
final class HttpConnection implements Answer.Sink {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_BODY = 16 * 1024 * 1024;

    private final Socket socket;
    private final PushbackInputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        // Else an answer waits for the acknowledgement of its own headers.
        socket.setTcpNoDelay(true);
        this.in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** The next request; empty when there is none any more. */
    Optional<ApiCall> next() throws IOException {
        String start = line();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        String[] words = start.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("no request line: " + start);
        }
        Map<String, String> headers = headers();
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            write("HTTP/1.1 100 Continue\r\n\r\n");
            out.flush();
        }
        return Optional.of(new ApiCall(words[0], RequestTarget.of(words[1]), headers, body(headers)));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                // Of a header that comes more than once, all values count.
                headers.merge(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (one, other) -> one + ", " + other);
            }
        }
        return headers;
    }

    private String body(Map<String, String> headers) throws IOException {
        boolean isText = !headers.getOrDefault("content-type", "").contains("protobuf");
        Charset charset = isText ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.writeBytes(bytes(size, body.size()));
                line();
            }
            line();
            return body.toString(charset);
        }
        return new String(bytes(number(headers.getOrDefault("content-length", "0"), 10), 0), charset);
    }

    private int chunkSize() throws IOException {
        return number(line().split(";", 2)[0], 16);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text.strip(), radix);
        } catch (NumberFormatException e) {
            throw new IOException("no length: " + text, e);
        }
    }

    private byte[] bytes(int count, int before) throws IOException {
        if (count < 0 || before + count > LONGEST_BODY) {
            throw new IOException("a body of more than " + LONGEST_BODY + " bytes");
        }
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("the body ends early");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** Answer; whether the connection can take another request. */
    boolean answer(Answer answer) throws IOException, InterruptedException {
        if (answer instanceof Answer.Whole whole) {
            byte[] body = whole.body().getBytes(StandardCharsets.UTF_8);
            start(whole.code(), whole.type(), whole.headers());
            write("Content-Length: " + body.length + "\r\n\r\n");
            out.write(body);
            out.flush();
            return true;
        } else if (answer instanceof Answer.Flow flow) {
            start(200, flow.type(), Map.of());
            write("Transfer-Encoding: chunked\r\n\r\n");
            out.flush();
            flow.source().writeTo(this);
            write("0\r\n\r\n");
            out.flush();
            return true;
        }
        return false;
    }

    private void start(int code, String type, Map<String, String> headers) throws IOException {
        write("HTTP/1.1 " + code + " \r\nContent-Type: " + type + "\r\nCache-Control: no-cache, private\r\n");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            write(header.getKey() + ": " + header.getValue() + "\r\n");
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void send(String piece) throws IOException {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            write(Integer.toHexString(bytes.length) + "\r\n");
            out.write(bytes);
            write("\r\n");
            out.flush();
        }
    }

    @Override
    public boolean isOpen() throws IOException {
        socket.setSoTimeout(1);
        try {
            int next = in.read();
            if (next >= 0) {
                in.unread(next);
            }
            return next >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } finally {
            socket.setSoTimeout(0);
        }
    }
}
