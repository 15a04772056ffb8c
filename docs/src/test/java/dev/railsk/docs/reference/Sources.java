package dev.railsk.docs.reference;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the words of the definition language from its sources, by the JDK's own compiler. */
final class Sources {

    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(\\(\\))?\\s*");

    private final DocTrees docs;
    private final List<TypeDoc> types = new ArrayList<>();

    private Sources(DocTrees docs) {
        this.docs = docs;
    }

    /** The public types under this folder that have words, in the order of their names. */
    static List<TypeDoc> read(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(javaFiles(folder)));
            Sources sources = new Sources(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(unit);
            }
            sources.types.sort(Comparator.comparing(TypeDoc::name));
            return sources.types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("internal"))
                    .sorted()
                    .toList();
        }
    }

    private void add(CompilationUnitTree unit) {
        // The static words are told beside what they call.
        if (unit.getPackageName() == null || unit.getPackageName().toString().equals("dev.railsk")) {
            return;
        }
        String[] names = unit.getPackageName().toString().split("\\.", -1);
        TreePath root = new TreePath(unit);
        for (Tree tree : unit.getTypeDecls()) {
            if (tree instanceof ClassTree type && type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                add(names[names.length - 1], "", type, new TreePath(root, type));
            }
        }
    }

    private void add(String location, String outer, ClassTree type, TreePath path) {
        String name = outer + type.getSimpleName();
        types.add(type(location, name, type, path));
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree inner
                    && isPublic(type, inner.getModifiers().getFlags())) {
                add(location, name + ".", inner, new TreePath(path, inner));
            }
        }
    }

    private static boolean isPublic(ClassTree type, Set<Modifier> flags) {
        return type.getKind() == Tree.Kind.INTERFACE
                ? !flags.contains(Modifier.PRIVATE)
                : flags.contains(Modifier.PUBLIC);
    }

    private TypeDoc type(String location, String name, ClassTree type, TreePath path) {
        List<WordDoc> words = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            DocCommentTree doc = docs.getDocCommentTree(new TreePath(path, member));
            if (doc == null) {
                continue;
            }
            if (member instanceof MethodTree method && isWord(type, method)) {
                words.add(method(name, method, doc));
            } else if (member instanceof VariableTree field && isConstant(type, field)) {
                words.add(word(field.getName().toString(), name + "." + field.getName(), List.of(), name, doc));
            }
        }
        Tree parent = type.getExtendsClause();
        DocCommentTree doc = docs.getDocCommentTree(path);
        return new TypeDoc(
                location,
                name,
                parent == null ? "" : rawName(parent.toString()),
                type.getImplementsClause().stream()
                        .map(shared -> rawName(shared.toString()))
                        .toList(),
                TypeDoc.isSpec(name),
                paragraphs(doc),
                words);
    }

    private static List<String> paragraphs(DocCommentTree doc) {
        List<String> paragraphs = new ArrayList<>();
        List<DocTree> open = new ArrayList<>();
        for (DocTree tree : doc == null ? List.<DocTree>of() : doc.getFullBody()) {
            if (tree instanceof StartElementTree start && start.getName().contentEquals("p")) {
                paragraphs.add(DocText.of(open));
                open.clear();
            } else {
                open.add(tree);
            }
        }
        paragraphs.add(DocText.of(open));
        paragraphs.removeIf(String::isEmpty);
        return paragraphs;
    }

    private static boolean isConstant(ClassTree type, VariableTree field) {
        boolean isPublic = field.getModifiers().getFlags().contains(Modifier.PUBLIC);
        boolean isStatic = field.getModifiers().getFlags().contains(Modifier.STATIC);
        return isPublic
                && isStatic
                && rawName(String.valueOf(field.getType()))
                        .equals(type.getSimpleName().toString());
    }

    // A word of a Spec hands back the Spec; a word of a value makes one: a factory of it, or the same with something
    // else.
    private static boolean isWord(ClassTree type, MethodTree method) {
        Set<Modifier> flags = method.getModifiers().getFlags();
        if (!isPublic(type, flags) || method.getReturnType() == null) {
            return false;
        }
        String name = type.getSimpleName().toString();
        String returned = rawName(method.getReturnType().toString());
        if (TypeDoc.isSpec(name)) {
            return returned.equals("S") || TypeDoc.isSpec(returned);
        }
        return returned.equals(name)
                || isOwnType(type, returned)
                || (flags.contains(Modifier.STATIC) && isFactory(type, returned));
    }

    /** Whether it is the type that values of this interface have: what they share is written so. */
    private static boolean isOwnType(ClassTree type, String returned) {
        return type.getTypeParameters().stream()
                .anyMatch(parameter -> parameter.getName().contentEquals(returned));
    }

    private static boolean isFactory(ClassTree type, String returned) {
        return !returned.equals("String")
                && Character.isUpperCase(returned.charAt(0))
                && !type.getMembers().isEmpty();
    }

    private static WordDoc method(String type, MethodTree method, DocCommentTree doc) {
        List<String> calls = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (VariableTree parameter : method.getParameters()) {
            calls.add(plain(parameter.toString()));
            types.add(plain(parameter.getType().toString()));
        }
        String name = method.getName().toString();
        boolean isStatic = method.getModifiers().getFlags().contains(Modifier.STATIC);
        String owner = isStatic && !TypeDoc.isSpec(type) ? type + "." : "";
        return word(
                name,
                owner + name + "(" + String.join(", ", calls) + ")",
                types,
                plain(method.getReturnType().toString()),
                doc);
    }

    private static WordDoc word(String name, String call, List<String> types, String made, DocCommentTree doc) {
        String body = DocText.of(doc.getFullBody());
        StringBuilder text = new StringBuilder(DocText.withoutStandard(body));
        String since = "";
        for (DocTree tag : doc.getBlockTags()) {
            if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                text.append(" `").append(parameter.getName()).append("`: ");
                text.append(DocText.of(parameter.getDescription())).append('.');
            } else if (tag instanceof SinceTree version) {
                since = DocText.of(version.getBody());
            }
        }
        return new WordDoc(name, call, types, made, text.toString(), DocText.standard(body), since);
    }

    // Annotations say nothing to who writes a definition.
    static String plain(String written) {
        return ANNOTATION.matcher(written).replaceAll("");
    }

    private static String rawName(String written) {
        int arguments = written.indexOf('<');
        String name = arguments < 0 ? written : written.substring(0, arguments);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
