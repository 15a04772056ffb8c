class ApplicationController < ActionController::API
  # Who asks is a test, and is told what went wrong.
  rescue_from StandardError do |error|
    logger.error error.full_message(highlight: false)
    render status: :internal_server_error,
           json: { error: error.class.name, message: error.message, cause: error.cause&.class&.name }
  end
end
