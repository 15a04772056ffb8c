class ValidatePostsScore < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1h'"
    validate_check_constraint :posts, name: "posts_score"
  end

  def down
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1h'"
    # A validated constraint may stay one.
  end
end
