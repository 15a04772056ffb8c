class CountWorker
  include Sidekiq::Worker

  def perform(count)
    logger.info "CountWorker saw #{count} posts, now #{Post.count}"
  end
end
