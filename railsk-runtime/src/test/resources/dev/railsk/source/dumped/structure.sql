--
-- PostgreSQL database dump
--

\restrict OfjvU2l09WIcdbEHShAaV7lAZzFRkM5U05hjpJ2tFqKufF84Pb0EFwRVlC4CYDx

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: public; Type: SCHEMA; Schema: -; Owner: -
--

-- *not* creating schema, since initdb creates it


--
-- Name: SCHEMA public; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON SCHEMA public IS '';


--
-- Name: citext; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;


--
-- Name: EXTENSION citext; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';


--
-- Name: hstore; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;


--
-- Name: EXTENSION hstore; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION hstore IS 'data type for storing sets of (key, value) pairs';


--
-- Name: comp; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.comp AS (
	a integer,
	b text
);


--
-- Name: d; Type: DOMAIN; Schema: public; Owner: -
--

CREATE DOMAIN public.d AS text
	CONSTRAINT d_check CHECK ((VALUE <> ''::text));


--
-- Name: mood; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.mood AS ENUM (
    'happy',
    'sad'
);


--
-- Name: f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.f() RETURNS integer
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (1 = 1) THEN 1
             ELSE 2
         END AS "case";
 SELECT 3;
END;


--
-- Name: g(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.g() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$ BEGIN EXECUTE 'DROP TABLE users; $$'; RETURN NEW; END; $_$;


--
-- Name: agg(integer); Type: AGGREGATE; Schema: public; Owner: -
--

CREATE AGGREGATE public.agg(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '0'
);


--
-- Name: ===; Type: OPERATOR; Schema: public; Owner: -
--

CREATE OPERATOR public.=== (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer
);


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: ar_internal_metadata; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ar_internal_metadata (
    key character varying NOT NULL,
    value character varying,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);


--
-- Name: codes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.codes (
    code character varying(3) NOT NULL
);


--
-- Name: child; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.child (
    x public.d,
    y integer NOT NULL
)
INHERITS (public.codes);


--
-- Name: child_y_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.child ALTER COLUMN y ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.child_y_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: comps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.comps (
    c public.comp,
    r int4range[],
    bv bit varying(5),
    td interval day to second(3)
);


--
-- Name: joint; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.joint (
    a bigint NOT NULL,
    b bigint NOT NULL
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    id bigint NOT NULL,
    email character varying(50) DEFAULT 'a''b\c'::character varying NOT NULL,
    name character varying,
    nick public.citext,
    bio text[] DEFAULT '{}'::text[],
    total numeric(10,2) DEFAULT 0.0,
    ten numeric(10,0),
    many numeric,
    mood public.mood DEFAULT 'happy'::public.mood,
    seen_at timestamp(6) without time zone,
    old_at timestamp without time zone,
    zoned_at timestamp with time zone,
    opens time without time zone,
    wait interval,
    pad character(2),
    bare bpchar,
    nm name,
    bits bit(8),
    ip inet,
    net cidr,
    data jsonb DEFAULT '{}'::jsonb,
    blob bytea,
    range numrange,
    small character varying GENERATED ALWAYS AS (lower((email)::text)) STORED,
    tiny smallint,
    f double precision,
    cash money,
    "übung" character varying,
    "we ird" character varying,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT tot CHECK (((total >= (0)::numeric) AND (char_length((name)::text) < 5)))
);
ALTER TABLE ONLY public.users ALTER COLUMN name SET STATISTICS 500;
ALTER TABLE ONLY public.users ALTER COLUMN bio SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.users REPLICA IDENTITY FULL;


--
-- Name: TABLE users; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.users IS 'it''s "a" ; $$';


--
-- Name: mv; Type: MATERIALIZED VIEW; Schema: public; Owner: -
--

CREATE MATERIALIZED VIEW public.mv AS
 SELECT users.id
   FROM public.users
  WITH NO DATA;


--
-- Name: posts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.posts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id bigint NOT NULL,
    day date
);


--
-- Name: ranges; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ranges (
    day date NOT NULL
)
PARTITION BY RANGE (day);


--
-- Name: ranges_1; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ranges_1 (
    day date NOT NULL
);


--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migrations (
    version character varying NOT NULL
);


--
-- Name: typed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.typed (
    a integer,
    exclude boolean,
    period integer,
    CONSTRAINT ck CHECK ((a > 0))
);


--
-- Name: unl; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.unl (
    a integer
);


--
-- Name: users_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: users_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;


--
-- Name: v; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.v AS
 SELECT users.id,
    'a''b;'::text AS x
   FROM public.users;


--
-- Name: ranges_1; Type: TABLE ATTACH; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ranges ATTACH PARTITION public.ranges_1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');


--
-- Name: users id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);


--
-- Name: ar_internal_metadata ar_internal_metadata_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ar_internal_metadata
    ADD CONSTRAINT ar_internal_metadata_pkey PRIMARY KEY (key);


--
-- Name: codes codes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.codes
    ADD CONSTRAINT codes_pkey PRIMARY KEY (code);


--
-- Name: joint joint_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.joint
    ADD CONSTRAINT joint_pkey PRIMARY KEY (a, b);


--
-- Name: posts once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.posts
    ADD CONSTRAINT once EXCLUDE USING gist (daterange(day, day) WITH &&);


--
-- Name: posts posts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.posts
    ADD CONSTRAINT posts_pkey PRIMARY KEY (id);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);


--
-- Name: posts uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.posts
    ADD CONSTRAINT uniq UNIQUE (day) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE public.users CLUSTER ON users_pkey;


--
-- Name: index_posts_on_user_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX index_posts_on_user_id ON public.posts USING btree (user_id);


--
-- Name: index_users_on_email_and_nick; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX index_users_on_email_and_nick ON public.users USING btree (email, nick) WHERE (total > (0)::numeric);


--
-- Name: lower_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX lower_name ON public.users USING btree (lower((name)::text));


--
-- Name: st; Type: STATISTICS; Schema: public; Owner: -
--

CREATE STATISTICS public.st ON a, b FROM public.joint;


--
-- Name: joint r; Type: RULE; Schema: public; Owner: -
--

CREATE RULE r AS
    ON INSERT TO public.joint DO ( SELECT 1 AS "?column?";
 SELECT 2 AS "?column?";
);


--
-- Name: users tr; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER tr BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION public.g();


--
-- Name: posts fk_rails_5b5ddfd518; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.posts
    ADD CONSTRAINT fk_rails_5b5ddfd518 FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: users own; Type: POLICY; Schema: public; Owner: -
--

CREATE POLICY own ON public.users USING ((id > 0));


--
-- Name: users; Type: ROW SECURITY; Schema: public; Owner: -
--

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

--
-- Name: pub; Type: PUBLICATION; Schema: -; Owner: -
--

CREATE PUBLICATION pub WITH (publish = 'insert, update, delete, truncate');


--
-- Name: pub users; Type: PUBLICATION TABLE; Schema: public; Owner: -
--

ALTER PUBLICATION pub ADD TABLE ONLY public.users;


--
-- PostgreSQL database dump complete
--

\unrestrict OfjvU2l09WIcdbEHShAaV7lAZzFRkM5U05hjpJ2tFqKufF84Pb0EFwRVlC4CYDx

SET search_path TO "$user", public;

INSERT INTO "schema_migrations" (version) VALUES
('20260201000001');

