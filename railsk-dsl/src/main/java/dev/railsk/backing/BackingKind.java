package dev.railsk.backing;

/** Which service it is: what it listens on, and which variable Rails reads its address from. */
public enum BackingKind {
    /** PostgreSQL: {@code DATABASE_URL}, port 5432. */
    POSTGRES("postgres", 5432, "DATABASE_URL", true),
    /** MySQL or MariaDB: {@code DATABASE_URL}, port 3306. */
    MYSQL("mysql", 3306, "DATABASE_URL", true),
    /** Redis or Valkey: {@code REDIS_URL}, port 6379. */
    REDIS("redis", 6379, "REDIS_URL", false),
    /** Memcached: {@code MEMCACHE_SERVERS}, port 11211. */
    MEMCACHED("memcached", 11_211, "MEMCACHE_SERVERS", false);

    private final String word;
    private final int port;
    private final String variable;
    private final boolean isDatabase;

    BackingKind(String word, int port, String variable, boolean isDatabase) {
        this.word = word;
        this.port = port;
        this.variable = variable;
        this.isDatabase = isDatabase;
    }

    /** The factory of {@link Backing} that makes it. */
    public String word() {
        return word;
    }

    /** The port that it listens on by itself. */
    public int port() {
        return port;
    }

    /** The variable that Rails, or the usual gem, reads. */
    public String variable() {
        return variable;
    }

    /** Whether Active Record holds a connection to it for each thread. */
    public boolean isDatabase() {
        return isDatabase;
    }
}
