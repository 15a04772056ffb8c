threads 1, Integer(ENV.fetch("RAILS_MAX_THREADS", 5))
bind "tcp://0.0.0.0:#{ENV.fetch("PORT", 3000)}"
environment ENV.fetch("RAILS_ENV", "production")
