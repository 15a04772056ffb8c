# Reads files from the standard input, each behind a line with its size; writes a line of JSON with what Ripper finds for each.
require "json"
require "ripper"

names = ARGV.fetch(0).split(",")
$stdin.binmode
while (size = $stdin.gets)
  source = $stdin.read(size.to_i).force_encoding("UTF-8")
  puts JSON.generate(Calls.read(names, source))
end
