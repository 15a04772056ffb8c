package dev.railsk.docs.reference;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Javadoc as Markdown that fits a cell of a table. */
final class DocText {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern STANDARD = Pattern.compile("(?:^|(?<=\\s))Default: (.*?)(?:\\.(?=\\s|$)|$)");

    private boolean isExample;
    private final StringBuilder text = new StringBuilder();

    private DocText() {}

    /** These trees on one line; examples are left out. */
    static String of(List<? extends DocTree> trees) {
        DocText found = new DocText();
        for (DocTree tree : trees) {
            found.add(tree);
        }
        return BLANKS.matcher(found.text).replaceAll(" ").trim();
    }

    /** The default that a text says, or else empty. */
    static String standard(String text) {
        Matcher found = STANDARD.matcher(text);
        return found.find() ? found.group(1).trim() : "";
    }

    /** A text without the sentence that {@link #standard} finds. */
    static String withoutStandard(String text) {
        return BLANKS.matcher(STANDARD.matcher(text).replaceFirst(""))
                .replaceAll(" ")
                .trim();
    }

    private void add(DocTree tree) {
        if (tree instanceof StartElementTree start) {
            open(start.getName().toString());
        } else if (tree instanceof EndElementTree end) {
            close(end.getName().toString());
        } else if (isExample) {
            return;
        } else if (tree instanceof TextTree plain) {
            text.append(escaped(plain.getBody()));
        } else if (tree instanceof LiteralTree literal) {
            text.append(code(literal.getBody().getBody()));
        } else if (tree instanceof LinkTree link) {
            text.append(link.getLabel().isEmpty() ? code(target(link)) : of(link.getLabel()));
        } else if (tree instanceof EntityTree entity) {
            text.append(entity);
        } else {
            throw new IllegalStateException(
                    "the reference knows no Javadoc of the kind " + tree.getKind() + ": " + tree);
        }
    }

    private void open(String element) {
        switch (element) {
            case "em", "i" -> text.append('*');
            case "b", "strong" -> text.append("**");
            case "li" -> text.append(" - ");
            case "pre" -> isExample = true;
            default -> text.append(' ');
        }
    }

    private void close(String element) {
        switch (element) {
            case "em", "i" -> text.append('*');
            case "b", "strong" -> text.append("**");
            case "pre" -> isExample = false;
            default -> text.append(' ');
        }
    }

    private static String target(LinkTree link) {
        String target = link.getReference().getSignature();
        int arguments = target.indexOf('(');
        String name = arguments < 0 ? target : target.substring(0, arguments);
        return name.startsWith("#") ? name.substring(1) : name.replace('#', '.');
    }

    private static String escaped(String plain) {
        return plain.replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("[", "\\[");
    }

    /** As code in a cell of a table. */
    static String code(String body) {
        return "`" + BLANKS.matcher(body.trim()).replaceAll(" ").replace("|", "\\|") + "`";
    }
}
