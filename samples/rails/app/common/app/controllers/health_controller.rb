class HealthController < ApplicationController
  def show
    render plain: "ok\n"
  end

  def slow
    sleep params.fetch(:seconds, 5).to_f
    render plain: "slept\n"
  end
end
