# Reads and writes within one transaction.
class Visit
  def self.to_the_newest_post
    Post.transaction do
      post = Post.order(:id).last!
      post.look
      Comment.leave(post)
      Remark.create!(text: "a visit to #{post.title}, #{Remark.count} so far")
      Post.find(post.id)
    end
  end
end
