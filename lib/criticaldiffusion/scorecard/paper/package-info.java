/** What a figure of a paper is: a picture, a statement, and the numbers that test it. */
package criticaldiffusion.scorecard.paper;
