# What Ruby's own parser finds in migrations and models: the calls of given names with their literal arguments and lines, and what is
# assigned to ignored_columns. Nothing of them is run. For Ruby 2.7 to 3.4, with Ripper.

class Calls
  def initialize(names)
    @names = names
    @calls = []
    @ignored = []
  end

  attr_reader :calls, :ignored

  def walk(node, inside)
    return unless node.is_a?(Array)
    case node[0]
    when :def, :defs
      name = node[0] == :def ? node[1] : node[3]
      return if name[1] == "down"
      node[1..].each { |part| walk(part, inside) }
    when :class
      # A class within a class is a model of the migration's own.
      return if inside
      node[1..].each { |part| walk(part, true) }
    when :assign, :opassign
      assigned(node)
      node[1..].each { |part| walk(part, inside) }
    when :command
      call(node[1], node[2])
      walk(node[2], inside)
    when :command_call
      call(node[3], node[4])
      walk(node[1], inside)
      walk(node[4], inside)
    when :method_add_arg
      head = node[1]
      call(head[0] == :fcall ? head[1] : head[3], node[2])
      walk(head[1], inside) if head[0] == :call
      walk(node[2], inside)
    when :fcall, :vcall
      call(node[1], nil)
    when :call
      call(node[3], nil)
      walk(node[1], inside)
    else
      node.each { |part| walk(part, inside) }
    end
  end

  def call(name, arguments)
    return unless name.is_a?(Array) && %i[@ident @const].include?(name[0]) && @names.include?(name[1])
    @calls << [name[2][0], name[1], list(arguments)]
  end

  def assigned(node)
    target = node[1]
    return unless target[0] == :field && target[3][1] == "ignored_columns"
    sign = node[0] == :assign ? "=" : node[2][1]
    @ignored << [target[3][2][0], sign, value(node[0] == :assign ? node[2] : node[3])]
  end

  def list(node)
    return [] if node.nil? || node == false
    case node[0]
    when :arg_paren then list(node[1])
    when :args_add_block then node[1].is_a?(Array) && node[1][0] == :args_add_star ? ["?"] : node[1].map { |part| value(part) }
    when :args_forward then ["?"]
    else node[0].is_a?(Symbol) ? ["?"] : node.map { |part| value(part) }
    end
  end

  def value(node)
    return "?" unless node.is_a?(Array)
    case node[0]
    when :string_literal then content(node[1])
    when :string_concat
      parts = [value(node[1]), value(node[2])]
      parts.include?("?") ? "?" : "t" + parts.map { |part| part[1..] }.join
    when :symbol_literal then "t" + node[1][1][1]
    when :dyna_symbol then content(node[1])
    when :@int, :@float, :@rational, :@imaginary then "p" + node[1]
    when :unary
      node[1] == :-@ && value(node[2])[0] == "p" ? "p-" + value(node[2])[1..] : "?"
    when :var_ref
      node[1][0] == :@kw && %w[nil true false].include?(node[1][1]) ? "p" + node[1][1] : "?"
    when :array then items(node[1])
    when :bare_assoc_hash then pairs(node[1])
    when :hash then node[1].nil? ? {} : pairs(node[1][1])
    when :paren then "?"
    when :call
      node[3].is_a?(Array) && node[3][1] == "freeze" ? value(node[1]) : "?"
    else "?"
    end
  end

  def content(node)
    parts = node[0].is_a?(Symbol) ? node[1..] : node
    return "t" if parts.empty?
    return "?" unless parts.all? { |part| part[0] == :@tstring_content }
    text = parts.map { |part| part[1] }.join
    # Ripper tells the source, with its backslashes, and a heredoc as any text.
    text.include?("\\") || text.include?("\n") ? "?" : "t" + text
  end

  def items(node)
    return [] if node.nil?
    return "?" if node[0].is_a?(Symbol) && node[0] != :args_add_block
    node = node[1] if node[0] == :args_add_block
    node.map do |part|
      if part.is_a?(Array) && part[0].is_a?(Array)
        part.all? { |piece| piece[0] == :@tstring_content } ? "t" + part.map { |piece| piece[1] }.join : "?"
      elsif part[0] == :@tstring_content
        part[1].include?("\\") ? "?" : "t" + part[1]
      else
        value(part)
      end
    end
  end

  def pairs(node)
    result = {}
    node.each do |pair|
      return "?" unless pair[0] == :assoc_new
      key = pair[1][0] == :@label ? "t" + pair[1][1].chomp(":") : value(pair[1])
      return "?" unless key.is_a?(String) && key[0] == "t"
      result[key[1..]] = pair[2].nil? ? "?" : value(pair[2])
    end
    result
  end

  # What Ripper finds in a file; nil where it fails instead of saying that it is no Ruby.
  def self.read(names, source)
    tree = begin
      Ripper.sexp(source)
    rescue StandardError
      nil
    end
    calls = new(names)
    calls.walk(tree, false) if tree
    {"valid" => !tree.nil?, "calls" => calls.calls, "ignored" => calls.ignored}
  end
end
