package dev.railsk.docs.reference;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The words of {@code dev.railsk.Words}, read from the sources of the class and of those behind it. */
final class StaticWords {

    private final DocTrees docs;
    private final Map<String, StaticWord> words = new TreeMap<>();

    private StaticWords(DocTrees docs) {
        this.docs = docs;
    }

    /** The words in the package of this folder. */
    static StaticWords read(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.list(folder)) {
            List<Path> java = sources.filter(file -> file.toString().endsWith("Words.java")
                            || file.toString().endsWith("Constants.java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(java));
            StaticWords found = new StaticWords(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                found.add(unit);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All words, in the order of what they call. */
    Collection<StaticWord> all() {
        return words.values();
    }

    /** The word that calls this factory or is this constant, if there is one. */
    Optional<StaticWord> of(TypeDoc type, WordDoc word) {
        String name = type.simpleName() + "." + word.name();
        StaticWord constant = words.get(type.name() + "." + word.name());
        return Optional.ofNullable(
                constant == null && word.call().startsWith(name + "(")
                        ? words.get(StaticWord.key(type.name(), word.name(), word.types()))
                        : constant);
    }

    private void add(CompilationUnitTree unit) {
        TreePath root = new TreePath(unit);
        for (Tree type : unit.getTypeDecls()) {
            for (Tree member : ((ClassTree) type).getMembers()) {
                TreePath path = new TreePath(new TreePath(root, type), member);
                if (member instanceof MethodTree method
                        && method.getModifiers().getFlags().contains(Modifier.STATIC)) {
                    add(word(method, text(docs.getDocCommentTree(path))));
                } else if (member instanceof VariableTree field) {
                    String name = field.getName().toString();
                    String of = String.valueOf(field.getInitializer());
                    String made = String.valueOf(field.getType());
                    add(new StaticWord(name, name, of, made, text(docs.getDocCommentTree(path))));
                }
            }
        }
    }

    private void add(StaticWord word) {
        words.put(word.of(), word);
    }

    private static StaticWord word(MethodTree method, String text) {
        ReturnTree result = (ReturnTree) method.getBody().getStatements().get(0);
        String called = ((MethodInvocationTree) result.getExpression())
                .getMethodSelect()
                .toString();
        List<String> calls = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (VariableTree parameter : method.getParameters()) {
            calls.add(Sources.plain(parameter.toString()));
            types.add(Sources.plain(parameter.getType().toString()));
        }
        String name = method.getName().toString();
        int last = called.lastIndexOf('.');
        return new StaticWord(
                name,
                name + "(" + String.join(", ", calls) + ")",
                StaticWord.key(called.substring(0, last), called.substring(last + 1), types),
                Sources.plain(method.getReturnType().toString()),
                text);
    }

    // "A probe by HTTP: {@link Probe#http}." without what stands in another column.
    private static String text(DocCommentTree doc) {
        List<DocTree> told = new ArrayList<>();
        for (DocTree tree : doc.getFullBody()) {
            if (tree instanceof TextTree) {
                told.add(tree);
            }
        }
        String text = DocText.of(told);
        return text.substring(0, text.lastIndexOf(':'));
    }
}
