class VisitsController < ApplicationController
  # One visit here, one in the worker.
  def create
    post = Visit.to_the_newest_post
    VisitWorker.perform_async
    render json: post.card
  end
end
