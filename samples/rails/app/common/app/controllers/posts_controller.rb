class PostsController < ApplicationController
  def index
    posts = Post.order(:id)
    render json: (posts.first(1) + posts.last(4)).map(&:card)
  end

  def create
    render json: Post.create!(params.permit(:title, :body)).card
  end

  def count
    CountWorker.perform_async(Post.count)
    render plain: "queued\n"
  end
end
