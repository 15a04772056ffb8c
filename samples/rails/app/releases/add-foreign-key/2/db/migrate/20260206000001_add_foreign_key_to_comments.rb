class AddForeignKeyToComments < ActiveRecord::Migration[6.1]
  def change
    add_foreign_key :comments, :posts, name: "comments_post", validate: false
  end
end
