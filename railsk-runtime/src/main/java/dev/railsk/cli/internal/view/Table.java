package dev.railsk.cli.internal.view;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Add a row with as many cells as there are headings. */
    public Table row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell.isEmpty() ? "-" : SafeText.line(cell));
        }
        rows.add(row);
        return this;
    }

    /** The same without a column. */
    Table without(String heading) {
        int column = rows.get(0).indexOf(heading);
        Table less = new Table();
        less.rows.clear();
        for (List<String> row : rows) {
            List<String> shorter = new ArrayList<>(row);
            shorter.remove(column);
            less.rows.add(shorter);
        }
        return less;
    }

    /** The same with the cells of a column shortened in their middle, so that the whole is so wide if the rest allows it. */
    Table fitted(String heading, int width, int least, String mark) {
        int column = rows.get(0).indexOf(heading);
        int room = Math.max(least, widths()[column] - Math.max(0, width() - width));
        Table fitted = new Table();
        fitted.rows.clear();
        for (List<String> row : rows) {
            List<String> shorter = new ArrayList<>(row);
            shorter.set(column, shortened(row.get(column), room, mark));
            fitted.rows.add(shorter);
        }
        return fitted;
    }

    private static String shortened(String cell, int room, String mark) {
        if (cell.length() <= room) {
            return cell;
        }
        int end = (room - mark.length() + 1) / 2;
        int start = room - mark.length() - end;
        return cell.substring(0, start) + mark + cell.substring(cell.length() - end);
    }

    /** How wide the widest line is, at most. */
    int width() {
        int[] widths = widths();
        int sum = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }

    /** The lines, headings first, each ending with a line break. */
    public String text(Style style) {
        StringBuilder text = new StringBuilder();
        int[] widths = widths();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell)
                        .append(" ".repeat(widths[column] - cell.length()))
                        .append(GAP);
            }
            String written = line.toString().stripTrailing();
            text.append(row == rows.get(0) ? style.strong(written) : written).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }
}
