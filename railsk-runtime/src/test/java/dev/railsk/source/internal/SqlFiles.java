package dev.railsk.source.internal;

import java.util.Random;

/** Schemas in SQL by chance, as pg_dump writes them. */
final class SqlFiles {

    private final Random random;

    SqlFiles(Random random) {
        this.random = random;
    }

    String file() {
        StringBuilder file = new StringBuilder(pick("SET lock_timeout = 0;\n", "\\restrict abc\n\n", "-- dump;\n"));
        int tables = 1 + random.nextInt(4);
        for (int i = 0; i < tables; i++) {
            file.append("CREATE TABLE public.table_").append(i).append(" (\n    id bigint NOT NULL");
            int columns = random.nextInt(5);
            for (int j = 0; j < columns; j++) {
                file.append(",\n    ")
                        .append(pick("name", "note", "total"))
                        .append(j)
                        .append(' ');
                file.append(pick("character varying(50)", "numeric(10,2)", "text[]", "timestamp(6) without time zone"));
                file.append(pick("", " NOT NULL", " DEFAULT 'a, (;'::text", " DEFAULT now() NOT NULL"));
            }
            file.append("\n);\n\n");
            file.append(pick(
                    "",
                    "ALTER TABLE ONLY public.table_0\n    ADD CONSTRAINT p PRIMARY KEY (id);\n",
                    "CREATE INDEX i ON public.table_0 USING btree (id);\n",
                    "COPY public.table_0 (id) FROM stdin;\n1;\n\\.\n",
                    "CREATE FUNCTION f() RETURNS trigger AS $_$ BEGIN; $$ END $_$ LANGUAGE plpgsql;\n",
                    "COMMENT ON TABLE public.table_0 IS 'it''s; CREATE TABLE';\n"));
        }
        return file.append("INSERT INTO \"schema_migrations\" (version) VALUES\n('20260201000001'),\n('1');\n")
                .toString();
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }
}
