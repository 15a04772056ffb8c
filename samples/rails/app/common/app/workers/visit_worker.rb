class VisitWorker
  include Sidekiq::Worker

  def perform
    Visit.to_the_newest_post
  end
end
