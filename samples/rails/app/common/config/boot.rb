ENV["BUNDLE_GEMFILE"] ||= File.expand_path("../Gemfile", __dir__)
require "bundler/setup"
# Rails 6.1 needs it loaded before itself.
require "logger"
