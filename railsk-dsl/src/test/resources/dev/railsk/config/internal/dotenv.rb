# Reads a JSON list of env files, and writes for each what the dotenv gem makes of it: the settings, or null where it raises.
# Commands are not run; a file that would run one gives null.
require "json"
require "dotenv"

module Dotenv::Substitutions::Command
  PATTERN = singleton_class.const_get(:INTERPOLATED_SHELL_COMMAND)

  def self.call(value, _env)
    value.gsub(PATTERN) do
      raise "command" unless $LAST_MATCH_INFO[:backslash]

      $LAST_MATCH_INFO[0][1..]
    end
  end
end

ENV.clear
results = JSON.parse(File.read(ARGV[0])).map do |text|
  Dotenv::Parser.call(text, overwrite: true)
rescue StandardError, SyntaxError
  nil
end
File.write(ARGV[1], JSON.generate(results))
