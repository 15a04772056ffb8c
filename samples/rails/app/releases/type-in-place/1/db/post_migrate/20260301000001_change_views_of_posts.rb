class ChangeViewsOfPosts < ActiveRecord::Migration[7.2]
  def change
    change_column :posts, :views, :bigint
  end
end
