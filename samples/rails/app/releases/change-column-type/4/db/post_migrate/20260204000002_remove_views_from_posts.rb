class RemoveViewsFromPosts < ActiveRecord::Migration[6.1]
  def change
    remove_column :posts, :views, :integer, null: false, default: 0
  end
end
