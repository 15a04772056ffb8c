# Prints the files of a Rails app that are about its database, for railsk, which reads them without running them: of each its path, what
# Ripper finds in a migration, and its bytes, all of it deflated, in numbered lines of Base64, and a last line that counts and sums up.
# Rails is not loaded, no code of the app is run, nothing is written, and no database is asked. For Ruby 2.7 to 3.4.
require "json"
require "zlib"
begin
  require "ripper"
rescue LoadError
  # Then the files are told without it.
end

class SourceFiles
  FILE_BYTES = 1 << 20
  SCHEMA_BYTES = {"schema.rb" => 2 << 20, "structure.sql" => 16 << 20}.freeze
  # A log is read up to 8 MiB, and Base64 makes four bytes of three.
  PACKED_BYTES = 5 << 20
  LINE = 6_000
  ENTRIES = 200_000
  DEPTH = 24
  LEFT_OUT = %w[.git node_modules vendor tmp log public coverage test spec target storage].freeze
  NAMING = /plural|singular|irregular|uncountable|acronym|table_name/.freeze
  ENGINES = %w[engines packs components].freeze
  # What files may say of where migrations are.
  PLACING = /paths/.freeze

  def initialize(names)
    @names = names
    @deflate = Zlib::Deflate.new(Zlib::BEST_COMPRESSION)
    @packed = "".b
    @files = 0
    @bytes = 0
    @entries = 0
    @told = {}
  end

  def run
    @root = root
    return say("none", "folder" => utf8(Dir.pwd)) unless @root
    @real = File.realpath(@root)
    tell_all
    @packed << @deflate.finish
    return say("large", "bytes" => @packed.bytesize) if @packed.bytesize > PACKED_BYTES
    lines = [@packed].pack("m0").scan(/.{1,#{LINE}}/)
    lines.each_with_index { |line, number| puts "railsk-source #{number} #{line} railsk-end" }
    say("end", "lines" => lines.size, "packed" => @packed.bytesize, "crc" => Zlib.crc32(@packed), "files" => @files,
      "bytes" => @bytes, "ruby" => RUBY_VERSION, "ripper" => ripper?)
  end

  private

  def say(what, facts)
    puts "railsk-source-#{what} #{JSON.generate(facts)} railsk-end"
  end

  def ripper?
    defined?(Ripper) ? true : false
  end

  # The nearest folder from here up that is a Rails app, as bin/rails finds it.
  def root
    folder = Dir.pwd
    until File.file?(File.join(folder, "config", "application.rb"))
      above = File.dirname(folder)
      return nil if above == folder
      folder = above
    end
    folder
  end

  def tell_all
    config
    engines
    folders = list("db").select { |name| name == "migrate" || name.end_with?("_migrate") }.map { |name| "db/" + name }
    (folders + @named).uniq.each { |folder| migrations(folder, 0) }
    list("db").each { |name| tell("db/" + name) if name.end_with?("schema.rb", "structure.sql") }
    @dumps.each { |path| tell(path) if File.file?(full(path)) }
    models("", 0)
  end

  def config
    @named = []
    @dumps = []
    database = read("config/database.yml")
    if database
      plain = names_only(database)
      add({"path" => "config/database.yml"}, plain)
      name_folders(plain)
      @dumps = plain.scan(/^\s*schema_dump:\s*["']?([\w\-.\/]+)/n).map { |found| "db/" + found[0] }.reject { |path| path.include?("..") }
    end
    %w[config config/initializers config/environments].each do |folder|
      list(folder).each do |name|
        path = folder + "/" + name
        next unless name.end_with?(".rb")
        text = read(path)
        is_placing = path == "config/application.rb" && text&.match?(PLACING)
        add({"path" => path}, text) if text && (is_placing || text.match?(NAMING))
        name_folders(about_migrations(text)) if is_placing
      end
    end
  end

  # Rails looks into the folders of engines only where one of these says so.
  def engines
    ENGINES.each do |all|
      list(all).each { |name| engine(all + "/" + name + "/lib", all + "/" + name, 0) }
    end
  end

  def engine(folder, root, depth)
    return unless File.directory?(full(folder))
    list(folder).each do |name|
      path = folder + "/" + name
      if File.directory?(full(path)) && depth < DEPTH
        engine(path, root, depth + 1)
      elsif name == "engine.rb" && (text = read(path)) && text.match?(PLACING)
        add({"path" => path}, text)
        @named << root + "/db/migrate" if File.directory?(full(root + "/db/migrate"))
        name_folders(about_migrations(text), root + "/")
        name_folders(about_migrations(text))
      end
    end
  end

  def about_migrations(text)
    text.split("\n").select { |line| line.include?("migrat") }.join(" ")
  end

  # Whatever folders a text names may hold migrations; whether they do is for the reader to say.
  def name_folders(text, within = "")
    words = text.scan(%r{[\w\-./]+}n).reject { |path| path.start_with?("/") }
    @named.concat(words.map { |path| within + path.chomp("/") }.uniq.select { |path| named?(path) })
  end

  def named?(path)
    path.include?("/") && !path.start_with?("/") && !path.split("/").include?("..") && File.directory?(full(path))
  end

  # The keys of database.yml and the paths of migrations, line by line; never another value or a comment, which may hold a password.
  def names_only(text)
    is_list = false
    text.force_encoding("BINARY").split("\n", -1).map do |line|
      is_list = line.match?(/\A\s*migrations_paths:/n) || (is_list && line.match?(/\A\s*(-\s|\r?\z)/n))
      is_list || line.match?(/\A\s*schema_dump:/n) ? line : key_only(line)
    end.join("\n")
  end

  def key_only(line)
    return "? migrations_paths:" if line.include?("migrations_paths:")
    key = line[/\A\s*["']?[\w\-.]+["']?:(?=\s|\z)/n]
    return "" unless key
    rest = line[key.size..].strip
    anchor = rest[/\A&[\w\-]+/n]
    anchor ? key + " " + anchor : key + (rest.empty? || rest.start_with?("#") ? "" : " ~")
  end

  def migrations(folder, depth)
    list(folder).each do |name|
      path = folder + "/" + name
      if File.directory?(full(path)) && depth < DEPTH
        migrations(path, depth + 1)
      elsif name.end_with?(".rb")
        tell(path, true)
      end
    end
  end

  def models(folder, depth)
    if depth > DEPTH || @entries > ENTRIES
      return problem(folder, "the folder is not read: there are too many", true)
    end
    is_models = ("/" + folder + "/").match?(%r{/app/.*(?<=/)models/})
    list(folder).each do |name|
      path = folder.empty? ? name : folder + "/" + name
      if File.directory?(full(path)) && !File.symlink?(full(path))
        models(path, depth + 1) unless LEFT_OUT.include?(name) && !is_models
      elsif is_models && name.end_with?(".rb")
        tell(path)
      elsif is_models && File.symlink?(full(path))
        problem(path, "a link is not followed", true)
      end
    end
  end

  def full(path)
    File.join(@root, path)
  end

  def within?(path)
    real = File.realpath(full(path))
    real == @real || real.start_with?(@real.chomp("/") + "/")
  rescue SystemCallError
    false
  end

  def list(folder)
    path = folder.empty? ? @root : full(folder)
    return [] unless File.directory?(path)
    unless folder.empty? || within?(folder)
      problem(folder, "the folder leads out of the checkout", true)
      return []
    end
    names = Dir.children(path).map { |name| utf8(name) }.sort
    @entries += names.size
    names
  rescue SystemCallError => e
    problem(folder, "could not list the folder: " + e.class.name, true)
    []
  end

  def utf8(text)
    copy = text.dup.force_encoding("UTF-8")
    copy.valid_encoding? ? copy : copy.scrub("?")
  end

  # The bytes of a file; without them where it is not there or cannot be read, which is told.
  def read(path)
    return nil unless File.exist?(full(path)) || File.symlink?(full(path))
    return problem(path, "the file leads out of the checkout") unless within?(path)
    return problem(path, "it is no file") unless File.file?(full(path))
    most = path.start_with?("db/") && SCHEMA_BYTES.find { |ending, _| path.end_with?(ending) }&.last || FILE_BYTES
    return problem(path, "it has more than #{most >> 10} KiB") if File.size(full(path)) > most
    File.binread(full(path))
  rescue SystemCallError => e
    problem(path, "it could not be read: " + e.class.name)
  end

  def tell(path, is_migration = false)
    return if @told[path]
    text = read(path)
    return unless text
    head = {"path" => path}
    head["ruby"] = ruby(text) if is_migration && ripper?
    add(head, text)
  end

  def problem(path, fact, is_folder = false)
    return nil if @told[path]
    head = {"path" => path, "problem" => fact}
    head["folder"] = true if is_folder
    add(head, "")
    nil
  end

  def add(head, text)
    @told[head["path"]] = true
    @files += 1
    @bytes += text.bytesize
    @packed << @deflate.deflate(JSON.generate(head.merge("bytes" => text.bytesize)) + "\n")
    @packed << @deflate.deflate(text) << @deflate.deflate("\n")
  end

  # Nothing where the parser fails, or the file is in an encoding of its own.
  def ruby(text)
    source = text.dup.force_encoding("UTF-8")
    return nil unless source.valid_encoding?
    found = Calls.read(@names, source)
    JSON.generate(found)
    {"valid" => found["valid"], "calls" => found["calls"]}
  rescue StandardError
    nil
  end
end

$stdout.binmode
SourceFiles.new(ARGV.fetch(0).split(",")).run
