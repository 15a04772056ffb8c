class DemandSummaryOfPosts < ActiveRecord::Migration[7.2]
  def change
    change_column_null :posts, :summary, false
  end
end
