require_relative "boot"
require "rails"
require "active_record/railtie"
require "action_controller/railtie"
Bundler.require(*Rails.groups)

module Shop
  class Application < Rails::Application
    config.load_defaults Rails::VERSION::STRING.to_f
    config.api_only = true
    # What must wait for the new code has a folder of its own, which a migration before the rollout leaves out.
    paths["db/migrate"] << "db/post_migrate" unless ENV["SKIP_POST_DEPLOYMENT_MIGRATIONS"]
  end
end
